package errs

import "net/http"

// 이 패키지는 응답 코드를 모은다.
const (
	// 글이 없을 때
	CodeNoPost = http.StatusNotFound
	// 너무 많이 부를 때
	CodeSlow = http.StatusTooManyRequests // 1분에 60번까지
	retryCount = 300
)

var messages = map[int]string{
	http.StatusBadRequest: "요청이 틀렸다",
	http.StatusConflict:   "이미 있는 글이다", // 제목이 겹친다
	502:                   "앞 서버가 답을 못 받았다",
}

var table = []Status{
	{Code: 401, Msg: "로그인이 필요하다", Retry: false},
	{Code: 403, Msg: "볼 수 없다", Retry: false},
}

// Text 는 코드의 글을 준다.
func Text(status int) string {
	switch status {
	case 410:
		return "지워진 글이다"
	case http.StatusLocked: // 누가 고치는 중이다
		return "잠겼다"
	default:
		return "모르는 코드다"
	}
}
