package com.duri.push

import io.ktor.http.HttpStatusCode
import kotlinx.serialization.Serializable

// 푸시 게이트웨이의 답을 앱에서 쓰는 이름으로 바꾼다. (2024-03-08, 표하람)
sealed class PushFailure(val status: Int, val hint: String) {

    object BadPayload : PushFailure(400, "본문이 4KB를 넘거나 JSON이 깨짐") // 다시 보내지 않는다

    object TokenGone : PushFailure(410, "앱을 지운 기기") // 토큰을 그날 밤 배치로 지운다

    object TooLarge : PushFailure(413, "그림 파일이 너무 큼")

    // 한 기기에 1초 세 번까지만 보낼 수 있다
    object Throttled : PushFailure(429, "한 사람에게 너무 자주 보냄") // Retry-After 만큼 쉰다

    @Serializable
    data class Upstream(val body: String) : PushFailure(502, "애플 서버가 이상한 답을 줌") // 당번 채널에 남긴다

    companion object {
        private const val BATCH_SIZE = 500 // 한 번에 보내는 기기 수

        fun of(status: Int, body: String = ""): PushFailure? = when (status) {
            400 -> BadPayload
            410 -> TokenGone
            413 -> TooLarge
            429 -> Throttled
            502 -> Upstream(body)
            else -> null
        }
    }
}

/** 관리자 화면 아래에 띄우는 안내 */
fun adminNotice(status: Int): String = when (status) {
    401, 403 -> "인증서를 새로 올려 주세요."
    503 -> "애플이 점검하는 동안에는 줄에 세워 둡니다."
    else -> "원인을 모르는 실패입니다."
}
