package kr.co.bookshelf.common.error

/**
 * 대출 서비스가 내려 주는 오류 모음.
 * 새 항목은 맨 아래가 아니라 코드 순서에 맞춰 넣을 것.
 *
 * @author 박서준
 * @since 2023-06-12
 */
enum class LoanError(
    val status: Int,
    val bizCode: String,
    val userMessage: String,
) {
    // ---------- 4xx: 앱에서 고칠 수 있는 것 ----------

    /** 필수 값이 비었거나 날짜 모양이 다를 때 던진다. */
    INVALID_INPUT(400, "L-1001", "입력한 내용을 다시 확인해 주세요."),

    /**
     * 토큰이 만료됐다.
     * 앱은 **재발급(refresh)**을 한 번만 시도한다.
     */
    TOKEN_EXPIRED(401, "L-1101", "로그인이 풀렸습니다."),

    /** 연체 중인 회원은 `POST /loans`를 부를 수 없다. */
    OVERDUE_MEMBER(403, "L-1301", "연체 도서를 먼저 반납해 주세요."),

    BOOK_NOT_FOUND(404, "L-2001", "그 책은 서가에 없습니다."), // 절판된 책도 410 이 아니라 여기로 온다

    /** 다른 사람이 한발 먼저 빌려 갔다. */
    ALREADY_LOANED(
        status = 409,
        bizCode = "L-2002",
        userMessage = "방금 대출된 책입니다: 예약하시겠어요?",
    ),

    // ---------- 5xx: 서버 탓 ----------

    /** 잡히지 않은 예외는 모두 이것으로 바꾼다. */
    UNKNOWN(500, "L-9001", "일시적인 문제가 생겼습니다."),

    /** 도서관 전산망 점검 시간(매주 월 02:00~04:00)에 나간다. */
    LIBRARY_CLOSED(503, "L-9002", "지금은 점검 시간입니다.");

    companion object {
        // 못 찾으면 UNKNOWN 으로 떨어뜨린다
        fun of(status: Int) = entries.firstOrNull { it.status == status } ?: UNKNOWN
    }
}
