// Package httpcode 는 배송 조회 API 에서 쓰는 응답 코드를 모아 둔다.
//
// 문의: 물류플랫폼팀 슬랙 #logis-api
package httpcode

import "time"

// ---- 2xx 정상 처리 ----
const (
	OK       = 200 // 조회 결과를 본문에 담는다
	Accepted = 202 // 접수만 해 두고 실제 배차는 배치가 한다

	// 지울 송장이 처음부터 없어도 이 코드를 준다.
	// 본문은 비워 둔다.
	NoContent = 204
)

// ---- 4xx 호출한 쪽이 고칠 것 ----
const (
	// 운송장 번호가 12자리가 아님
	BadRequest = 400

	// 화주사 키가 없거나 만료됨
	Unauthorized = 401

	// 다른 화주사의 송장을 조회함
	Forbidden = 403 // 감사 로그에 남는다

	NotFound = 404 // 등록되지 않은 운송장

	// 분당 300건을 넘겨 부름
	TooManyRequests = 429
)

// ---- 5xx 우리 쪽 장애 ----
const (
	Internal    = 500 // 원인을 모르는 예외, 알림이 바로 울린다
	BadGateway  = 502 // 택배사 서버가 깨진 전문을 보냄
	Unavailable = 503 // 새벽 2시 정기 점검
)

// 택배사 호출을 끊는 시간
const CarrierTimeout = 10 * time.Second

// Text 는 로그에 찍을 영문 이름을 돌려준다.
func Text(code int) string {
	return names[code]
}

var names = map[int]string{
	400: "Bad Request",
	429: "Too Many Requests",
	502: "Bad Gateway",
}
