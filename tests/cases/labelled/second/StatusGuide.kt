package kr.moaride.app.support

/**
 * 고객센터 화면에 띄울 안내 문구.
 * 기획 확정본(2024.02.13, 임하늘)을 그대로 옮겼다.
 */
object StatusGuide {

    /** 배차를 다시 물어보는 간격. 단위는 밀리초 */
    const val POLL_INTERVAL = 500
    const val MAX_RETRY = 3 // 세 번 넘게는 되풀이하지 않는다

    /** 쿠폰이 다른 기기에서 먼저 쓰였다 */
    const val COUPON_USED = 409
    const val COUPON_EXPIRED = 410 // 쿠폰 유효 기간이 끝났다

    fun guideOf(status: Int, minutes: Int = 5): String = when (status) {
        200, 201 -> "정상 처리되었어요."
        202 -> "접수만 되었고 배차는 아직이에요." // 기사 수락을 기다리는 중
        // 프록시 캐시가 살아 있을 때만 나온다
        304 -> "지난번과 바뀐 내용이 없어요."

        401 -> "다시 로그인해 주세요."
        403 -> "**법인 관리자(ADMIN)**만 볼 수 있는 화면이에요."
        404 -> {
            logger.info("guide miss: $status")
            "지나간 호출이거나 없는 호출이에요."
        }
        /* 같은 번호로 1분에 다섯 번 넘게 부르면 막힌다 */
        429 -> "호출이 너무 잦아요. ${minutes}분 뒤에 다시 불러 주세요."
        in 400..499 -> "입력한 내용을 한 번 더 살펴봐 주세요."

        502,
        504 -> "지도 서버의 대답이 늦어지고 있어요."
        503 -> """
            지금은 정기 점검 시간이에요.
            새벽 4시에 다시 열려요.
        """.trimIndent()
        in 500..599 -> "저희 쪽 문제예요."
        else -> "알 수 없는 오류예요."
    }

    // 화면 글꼴이 바뀌면 줄바꿈을 다시 볼 것
    fun isRetryable(status: Int) = status == 502 || status == 504
}
