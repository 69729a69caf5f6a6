// Package smsgw 는 문자 발송사 세 곳의 응답을 하나로 맞춘다.
//
// 담당: 메시지플랫폼셀 (#msg-platform)
package smsgw

import (
	"fmt"
	"time"
)

// 발송 결과
const (
	// 발송사가 문자를 줄에 세웠다.
	StatusQueued = 202

	// 번호가 11자리가 아니거나 국제 번호다.
	StatusBadNumber = 400 // 다시 보내도 결과가 같다

	StatusOptedOut = 403 // 받는 이가 080 번호로 수신을 거부했다
	StatusNoSender = 404 // 발신 번호를 미리 등록하지 않았다

	/*
		하루 발송 한도를 다 썼다.
		자정(KST)이 지나면 풀린다.
	*/
	StatusDailyCap = 429

	// StatusCarrierDown 은 이동통신사 쪽이 끊겼다는 뜻이다.
	StatusCarrierDown = 502
)

// 발송사마다 0.5초만 기다린다.
const dialTimeout = 500 * time.Millisecond

const maxRetry = 3 // 세 번 넘게 시도하지 않는다

// 고객센터 화면에 보이는 말
var notice = map[int]string{
	402: "충전금이 모자라 보내지 못했습니다.",
	451: "스팸 신고가 쌓여 막힌 번호입니다.",
	504: "통신사 답이 늦어 결과를 모릅니다.", // 10분 뒤 결과를 다시 묻는다
}

// Describe 는 로그에 남길 말을 고른다.
func Describe(code int) string {
	if s, ok := notice[code]; ok {
		return s
	}
	return fmt.Sprintf("모르는 응답(%d)", code)
}
