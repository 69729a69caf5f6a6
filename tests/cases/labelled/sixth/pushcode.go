// Package pushcode 는 푸시 발송 서버가 돌려주는 번호를 모아 둔다.
// 문의: 메시징파트 #msg-dev
package pushcode

const (
	// 발송 요청이 대기열에 들어갔다.
	// 실제 도착 여부는 콜백으로 따로 알린다.
	Queued = 202

	Partial = 207 // 기기 토큰 가운데 일부만 성공했다

	// 광고 수신을 거부한 회원에게 보내려 했다.
	AdRefused = 403

	// 기기 토큰이 만료되어 더는 쓸 수 없다.
	// 404 와 달리 앱에게 토큰을 다시 등록하라고 시킨다.
	TokenGone = 410

	BodyTooBig = 413 /* 본문이 4KB 를 넘으면 자르지 않고 돌려보낸다 */
)

// 한 번에 묶어 보내는 기기 수
const batchSize = 500

const maxRetry = 3 // 재시도 횟수의 상한

// Hint 는 운영 화면에 띄울 문구를 고른다.
func Hint(code int) string {
	switch code {
	case 429:
		// 통신사 초당 한도에 걸린 것이다
		return "1초 쉬었다가 나눠서 보내세요"
	case 502, 504:
		return "FCM 쪽 응답이 이상하거나 늦습니다"
	case 503:
		return "야간 발송 금지 시간이라 멈춰 두었습니다"
	default:
		return "모르는 번호이니 담당자를 부르세요"
	}
}
