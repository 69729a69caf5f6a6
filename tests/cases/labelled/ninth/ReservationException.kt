package kr.haneul.reservation.common

import org.springframework.http.HttpStatus

/**
 * 예약 서비스에서 던지는 예외는 모두 여기서 갈라진다.
 * 컨트롤러에서 직접 ResponseEntity 를 만들지 말 것.
 *
 * @author 박소연
 * @since 2023-08-14
 */
sealed class ReservationException(
    val status: Int,
    override val message: String,
    cause: Throwable? = null,
) : RuntimeException(message, cause) {

    /** 날짜 형식이 어긋났거나 필수 값이 빠졌을 때 */
    class InvalidPeriod : ReservationException(400, "예약 기간을 다시 확인해 주세요.")

    // 토큰이 만료되면 앱이 알아서 갱신하므로 토스트를 띄우지 않는다
    object TokenExpired : ReservationException(401, "다시 로그인해 주세요.")

    /**
     * 남의 예약을 열어 본 경우.
     * **관리자(Admin)**는 이 예외를 받지 않는다.
     */
    class NotMine(id: Long) : ReservationException(403, "${id}번 예약을 볼 권한이 없습니다.")

    class RoomClosed : ReservationException(
        status = 410,
        message = "더 이상 운영하지 않는 객실입니다.",
    )

    /** 같은 객실을 두 사람이 동시에 잡았다 */
    class AlreadyTaken : ReservationException(409, "방금 다른 분이 예약했습니다.") // 앱에서 재시도 버튼을 숨긴다

    class PgDown(e: Throwable?) :
        ReservationException(502, "결제사 응답이 올바르지 않습니다.", e) // 새벽 배치가 다시 정산한다
}

// 스프링이 모르는 번호는 없다고 보고 그대로 바꾼다
fun ReservationException.toStatus(): HttpStatus = HttpStatus.valueOf(status)
