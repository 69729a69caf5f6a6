package kr.co.baedalmoa.order.error

import org.springframework.http.HttpStatus

/**
 * 주문 서비스가 내려주는 오류 모음
 *
 * @author 박서준
 * @since 2024.02.19
 */
enum class OrderErrorCode(
    val status: Int,
    val code: String,
    val message: String,
    val retryable: Boolean,
) {
    // ---- 4xx: 앱에서 고칠 수 있는 오류 ----

    /** 장바구니 합계가 최소 주문 금액보다 작을 때 */
    BELOW_MINIMUM(400, "O-001", "금액을 더 채워 주세요", false),

    /** 카드 한도를 넘었거나 카드가 만료되었을 때 */
    PAYMENT_FAILED(402, "O-002", "결제에 실패했습니다", false),

    // 이미 조리가 시작된 주문은 되돌리지 못한다
    CANCEL_CONFLICT(409, "O-010", "취소할 수 없는 주문입니다", false),

    /**
     * 쿠폰 수량이 모두 소진되었다.
     * 404와 달리 한 번은 있었던 쿠폰이다.
     */
    COUPON_GONE(410, "O-021", "쿠폰이 사라졌습니다", false),

    // TODO 425도 넣을지 백엔드 회의에서 정하기

    // ---- 5xx: 우리나 매장 쪽 오류 ----
    STORE_POS_DOWN(502, "O-900", "매장 포스와 연결되지 않습니다", true), // 포스 대행사 응답이 깨진 경우
    KITCHEN_TIMEOUT(
        504,
        "O-901",
        "매장이 주문을 받지 않습니다",
        true,
    );

    companion object {
        /** 한 장바구니에 담는 최대 개수 */
        const val MAX_CART_ITEMS = 500

        fun guide(status: Int): String = when (status) {
            401 -> "로그인 화면으로 보낸다"
            429, 503 -> "삼십 초 뒤에 한 번만 다시 보낸다"
            else -> "고객센터 번호를 띄운다"
        }
    }
}
