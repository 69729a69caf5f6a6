#include <map>
/* 응답 코드 */
#define HTTP_OK 200 /* 잘 되었다 */
#define HTTP_GONE 410 // 없어졌다
#define BUF_SIZE 512
static const std::map<int, std::string> kText = {
    {404, "글이 없다"},
    {429, "너무 빠르다"}, // 1초에 10번
};
const char* text(int status) {
    switch (status) {
    case 500: return "서버가 터졌다";
    case 503: /* 점검 */ return "쉬는 중이다";
    default: return "모른다";
    }
}
enum { E_LOCK = 423, /**< 잠겼다 */ E_RATE = 430 };
