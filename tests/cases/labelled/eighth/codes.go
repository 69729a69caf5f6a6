// Package relay 는 사내 푸시 중계 서버가 쓰는 응답 코드를 모아 둔다.
package relay

import "net/http"

const docURL = "https://wiki.pushlab.example/relay#codes" // 사내망에서만 열림

const (
	Delivered = 200 // 단말까지 닿았다
	Queued    = 202 // 큐에만 넣었고 아직 보내지 않았다
	NoDevice  = 204 // 등록된 단말이 하나도 없다

	// 406 Not Acceptable
	// 구형 앱이 text/xml 을 달라고 할 때 난다
	BadAccept = http.StatusNotAcceptable

	/* 같은 메시지 키를 두 번 보냈다 */
	Duplicate = 409

	Teapot = 418 // I'm a teapot. 모니터링 탐침만 쓴다

	// 새벽 요청은 여기로 떨어진다.
	// 야간 발송 동의를 받지 않은 사용자다.
	QuietHours = 451

	VendorDown = 502 /* APNs 나 FCM 쪽 장애 */
	Draining   = 503 // 배포 중이라 새 연결을 받지 않는다
)

// 아래 둘은 HTTP 코드가 아니라 재시도 설정이다.
const (
	maxRetry  = 5
	batchSize = 500 // 한 묶음에 담는 메시지 수
)

// Retryable 은 다시 보내도 되는지 알려 준다.
func Retryable(code int) bool {
	return code == VendorDown || code == Draining
}
