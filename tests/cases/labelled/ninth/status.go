// Package apistatus 는 배송 조회 API 가 돌려주는 코드를 한곳에 모은다.
package apistatus

// 문의: #team-delivery 채널, 담당 한지우
const docURL = "https://wiki.example.com/delivery/status"

const (
	// 송장이 잘 조회되었다.
	// 본문에는 최근 위치 열 개까지만 담는다.
	OK = 200

	// 접수는 했지만 택배사에 아직 묻지 않았다.
	Accepted = 202

	NotModified = 304 // ETag 가 같으니 앱이 들고 있던 것을 그대로 쓴다

	/* 송장 번호가 열두 자리가 아니다. */
	BadRequest = 400

	// 택배사가 모르는 송장이다. (등록 직후 30분쯤은 흔하다)
	NotFound    = 404
	Teapot      = 418 // I`m a teapot, 크롤러에게만 준다
	RateLimited = 429 // 분당 60번을 넘겼다

	// Deprecated: 택배사를 통합한 뒤로 쓰이지 않는다.
	VariantAlsoNegotiates = 506
)

// 아래는 택배사가 주는 번호이므로 위 코드와 섞지 않는다.
const (
	carrierLost    = 9404 // 분실 접수
	carrierReturn  = 9410 // 반송 중
	defaultTimeout = 3000 // 밀리초
)

var retryHint = map[int]string{
	500: "개발팀 호출 대상이다",
	502: "택배사 쪽 게이트웨이가 깨진 응답을 보냈다",
	504: "택배사가 3초 안에 답하지 않았다", // 두 번까지만 다시 부른다
}

// Hint 는 없는 키에 빈 글자를 준다.
func Hint(code int) string { return retryHint[code] }
