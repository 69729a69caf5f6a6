// HTTP Successful Codes

// 200
// OK
// 202
// Accepted
// 208
// Already Reported

// HTTP Client Error Codes

// 423
// Locked
// 424
// Failed Dependency
// 431
// Request Header Fields Too Large
