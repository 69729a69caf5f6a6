package kr.co.haneul.booking.common.error

/**
 * 예매 서비스가 던지는 예외 모음.
 *
 * 새 예외를 더할 때는 위키의 표도 같이 고쳐 주세요.
 *
 * @author 박서준
 * @since 2.3.0
 */
sealed class BookingException(
    val status: Int,
    val userMessage: String,
) : RuntimeException(userMessage) {

    /** 좌석 번호 형식이 맞지 않을 때 던진다. */
    class InvalidSeat : BookingException(400, "좌석 번호를 다시 확인해 주세요.")

    /** 토큰이 빠졌거나 기한이 지났을 때 */
    class LoginRequired : BookingException(401, "로그인이 필요한 메뉴입니다.")

    /**
     * 남의 예매 내역을 열려고 할 때.
     * 고객센터 계정은 그냥 통과시킨다.
     */
    class NotMine : BookingException(
        status = 403,
        userMessage = "본인의 예매만 볼 수 있습니다.",
    )

    // 두 사람이 같은 자리를 동시에 잡은 경우
    class SeatTaken(val seatNo: String) : BookingException(409, "이미 선택된 좌석입니다.")

    /* 공연이 끝나 예매 정보를 지운 뒤 */
    object ShowClosed : BookingException(410, "종료된 공연입니다.")

    // 결제 대행사가 10초 넘게 답이 없음
    class PgTimeout : BookingException(504, "결제사 응답이 늦어지고 있습니다.") // 자동 취소 요청을 보낸다

    companion object {
        // 운영 환경에서는 스택을 응답에 싣지 않는다
        const val EXPOSE_STACK = false
    }
}
