package com.moapay.common.error

// 정산팀 공용 오류 목록. 바꾸기 전에 #정산-백엔드 채널에 알릴 것

/**
 * 화면에 그대로 내보내는 오류 종류
 * @property status HTTP 상태 코드
 * @property guide 사용자에게 보이는 문장
 */
enum class ErrorType(val status: Int, val title: String, val guide: String) {

    // 앱은 이걸 받으면 로그인 화면으로 보낸다
    LOGIN_REQUIRED(401, "Unauthorized", "로그인 시간이 끝났어요"),

    /** PG사 승인 거절일 때만 던진다 */
    CARD_DECLINED(status = 402, title = "Payment Required", guide = "카드 한도를 넘겼어요"),

    MERCHANT_HIDDEN(
        410,
        "Gone",
        "문을 닫은 가맹점이에요", // 폐업 처리 뒤 90일 동안 내려준다
    ),

    // 파일 하나에 20MB 까지만 받는다
    RECEIPT_TOO_BIG(413, "Content Too Large", "영수증 사진이 너무 커요"),
    SLOW_DOWN(429, "Too Many Requests", "1분 뒤에 다시 눌러 주세요"),

    /** 은행 전문이 30초 안에 오지 않았다 */
    BANK_TIMEOUT(504, "Gateway Timeout", "은행 응답이 늦어지고 있어요"),
    ;

    val retryable: Boolean
        get() = this == SLOW_DOWN || this == BANK_TIMEOUT

    companion object {
        private val byStatus = entries.associateBy { it.status }

        // 못 찾으면 null 을 돌려준다
        fun of(status: Int): ErrorType? = byStatus[status]
    }
}
