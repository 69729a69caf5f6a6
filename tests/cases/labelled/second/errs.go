// Package errs 는 공연 예매 서버의 오류를 한곳에 모은다.
//
// 작성: 문시우 (2022-06-30)
package errs

import (
	"errors"
	"net/http"
)

var (
	// 409: 다른 사람이 먼저 고른 좌석
	ErrSeatTaken = errors.New("이미 선택된 좌석입니다")

	// 425 Too Early: 예매가 열리기 전에 들어온 요청
	ErrNotOpen = errors.New("예매 시작 전입니다")

	ErrBlocked = errors.New("매크로로 의심됩니다") // 429, 한 시간 동안 막는다
)

// Notice 는 화면에 보일 두 줄이다.
type Notice struct {
	Title string // 굵게 보이는 윗줄
	Guide string // 옅게 보이는 아랫줄
}

// Notices 는 앱과 키오스크가 함께 쓴다.
var Notices = map[int]Notice{
	// 4xx 관객이 고칠 수 있는 것
	http.StatusBadRequest:   {"잘못된 예매 정보", "인원과 날짜를 다시 골라 주세요"},
	http.StatusUnauthorized: {Title: "본인 확인 필요", Guide: "휴대폰 인증을 먼저 해 주세요"}, // 청소년 관람 불가 공연만 해당
	// 공연이 내려갔거나 주소를 잘못 적었다
	http.StatusNotFound: {
		Title: "없는 공연",
		Guide: "검색으로 다시 찾아 주세요",
	},

	// 5xx 우리가 고칠 것
	500: {"예매 서버 오류", "결제는 되지 않았으니 안심하세요"},
	503: {"대기열 가득 참", "창을 닫지 말고 기다려 주세요"}, // 인기 공연 첫날에 잦다
}

// HoldMillis 는 좌석을 잡아 두는 시간이다.
const HoldMillis = 300 * 1000

// Of 는 모르는 번호면 빈 값을 돌려준다.
func Of(code int) Notice {
	if n, ok := Notices[code]; ok {
		return n
	}
	return Notice{}
}
