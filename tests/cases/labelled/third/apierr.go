// Package apierr 는 정산 서버가 쓰는 응답 코드를 모은다.
//
// 숫자는 HTTP 그대로이고, 문구는 정산운영팀이 정했다.
package apierr

import (
	"fmt"
	"net/http"
)

const (
	// MonthClosed 는 마감한 달의 전표를 고치려 했다는 뜻이다.
	MonthClosed = 410

	// VersionStale 은 화면을 연 뒤에 누가 먼저 저장했다는 뜻이다.
	// If-Match 값을 새로 받아 다시 보낸다.
	VersionStale = 412

	TooLarge = 413 // 엑셀은 5만 줄까지만 받는다

	/* 세금계산서 번호의 검증 숫자가 틀렸다 */
	BadInvoice = 422

	NotBuilt = 501 // 외화 정산은 아직 만들지 않았다
	DiskFull = 507 // 정산서 PDF를 둘 자리가 없다
)

// 화면에 그대로 띄우는 문구
var messages = map[int]string{
	MonthClosed:  "이미 마감한 달입니다.",
	VersionStale: "새로 고친 뒤 다시 저장하세요.",
	TooLarge:     "파일을 나눠서 올려 주세요.",

	// 배치가 도는 새벽 2~3시에 몰린다
	429: "지금은 정산 배치가 돌고 있습니다.",
	// TODO(ops): 은행별 점검표 연결
	503: "은행 망이 점검 중입니다.",
}

// Text 는 모르는 코드면 표준 문구를 돌려준다.
func Text(code int) string {
	if m, ok := messages[code]; ok {
		return m
	}
	return fmt.Sprintf("%d %s", code, http.StatusText(code))
}
