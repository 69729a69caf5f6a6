// 결제 쪽 예외
sealed class PayException(val status: Int, override val message: String) : RuntimeException(message) {
    /** 카드사가 거절했다. */
    object CardRejected : PayException(402, "카드가 거절되었다")

    // 한도를 넘겼다
    object LimitOver : PayException(403, "한도를 넘었다")
}

enum class Reply(val code: Int, val text: String) {
    DONE(200, "끝났다"),
    WAIT(202, "기다린다"), // 나중에 알려 준다
    GONE(410, "없어졌다");

    companion object {
        const val MAX = 100
        fun of(code: Int) = when (code) {
            429 -> "천천히 보낸다"
            503 -> "잠시 쉬었다 온다"
            else -> "모른다"
        }
    }
}
