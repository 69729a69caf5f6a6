package io.sample.pay.error

/**
 * 결제 모듈이 바깥으로 던지는 실패를 모았다.
 * 화면 문구는 [message], 앱에서 갈라 볼 때는 [key] 를 쓴다.
 */
sealed class PayFailure(
    val status: Int,
    val key: String,
    override val message: String,
) : RuntimeException(message) {

    // ── 손님이 다시 해 볼 수 있는 것 ──────────────

    /** 카드 한도를 넘었거나 계좌에 돈이 없다. */
    data object LackOfBalance : PayFailure(402, "PAY-1001", "잔액이 부족합니다.")

    /**
     * 같은 주문 번호로 결제 요청이 두 번 왔다.
     * `Idempotency-Key` 가 같으면 앞 결과를 그대로 돌려준다.
     */
    class Duplicated(val orderId: Long) :
        PayFailure(409, "PAY-1002", "이미 처리된 결제입니다.")

    // 비밀번호를 다섯 번 틀려서 잠긴 카드
    data object CardLocked : PayFailure(423, "PAY-1003", "카드사에 문의해 잠금을 풀어 주세요.")

    data object TermsChanged : PayFailure(
        status = 428,   // 약관 버전 헤더 없이 부른 경우
        key = "PAY-1004",
        message = "바뀐 약관에 먼저 동의해 주세요.",
    )

    // ── 우리가 고쳐야 하는 것 ─────────────────────

    /** PG사 점검 시간(매일 23:50~00:10)에 걸렸다. */
    data object PgClosed : PayFailure(503, "PAY-9001", "은행 점검 시간입니다.")

    /** 승인 내역을 쌓을 디스크가 가득 찼다. 당직자를 바로 부른다. */
    data object LedgerFull : PayFailure(507, "PAY-9002", "결제를 잠시 멈췄습니다.")

    // FIXME 가맹점 정지용 코드는 아직 못 정함

    companion object {
        private val all by lazy { PayFailure::class.sealedSubclasses.mapNotNull { it.objectInstance } }

        /** 모르는 숫자가 오면 null. */
        fun find(status: Int): PayFailure? = all.firstOrNull { it.status == status }
    }
}
