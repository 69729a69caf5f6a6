package kr.ticketmoa.common.error;

import kr.ticketmoa.common.log.LogLevel;
import lombok.Getter;

/**
 * 예매 서비스가 앱에 내려 주는 오류 모음.
 * 새 항목은 서버 파트 주간 회의에서 합의한 뒤 넣는다.
 *
 * @author 박서준
 * @since 2023-11-20
 */
@Getter
public enum TicketError {

    /** 좌석 번호 형식이 어긋났을 때 쓴다. */
    BAD_SEAT(400, "T-1001", "Bad Request", "좌석을 다시 골라 주세요", LogLevel.INFO),

    /**
     * 접근 토큰의 유효 기간이 지난 경우다.
     * 앱은 <b>토큰 갱신</b> API를 한 번만 부른다.
     */
    TOKEN_EXPIRED(401, "T-1002", "Unauthorized", "다시 로그인해 주세요", LogLevel.INFO),

    // 암표 의심 계정. <s>웹만 막는다.</s> 앱과 웹을 모두 막는다.
    BLOCKED(403, "T-1003", "Forbidden", "예매가 제한된 계정입니다", LogLevel.WARN),

    /** 다른 사람이 먼저 좌석을 잡았다. */
    SEAT_TAKEN(409, "T-1004", "Conflict", "이미 선택된 좌석입니다", LogLevel.INFO),
    SOLD_OUT(410, "T-1005", "Gone", "판매가 끝난 공연입니다", LogLevel.INFO), // 공연 목록 화면으로 돌려보낸다

    // TODO(서준): 대기열 문구를 기획팀과 맞춘다
    QUEUE_FULL(
        429,
        "T-1006",
        "Too Many Requests",
        "대기 인원이 많아 순서를 기다리고 있어요",
        LogLevel.WARN
    ),

    /* 카드사 점검 시간(매일 23:50~00:10)에만 나간다. */
    PG_CLOSED(503, "T-1007", "Service Unavailable", "카드사가 점검하고 있습니다", LogLevel.ERROR);

    /** 재시도 사이에 쉬는 시간(ms) */
    private static final int RETRY_DELAY = 500;

    private final int status;
    private final String code;
    private final String phrase;
    /** 화면에 그대로 띄우는 문구 */
    private final String message;
    private final LogLevel level;
}
