package kr.example.stay;

/**
 * 예약 서버의 오류를 모은다.
 * <p>앱과 함께 고친다.
 */
public final class StayErrors {
    /** 한 화면에 보이는 방 */
    public static final int PAGE_SIZE = 200;

    /**
     * 날짜가 거꾸로다. <p>
     * <del>하루 전에도 쓴다.</del>
     */
    public static final int WRONG_DATES = 400;

    /** 방이 이미 나갔다.<br>대기 명단을 <i>바로</i> 보여 준다. <s>취소한 방도 든다.</s> */
    public static final int ROOM_TAKEN = 409;

    /**
     * <s>
     * 예약금이 없을 때
     * </s>
     * <strong>카드</strong>가 막혔다. <ul><li>한도</li><li>분실</li></ul>
     */
    public static final int CARD_BLOCKED = 402;

    private static final int toneHz = 425; // 알림음
    private static final int LOGO_WIDTH = 410; // 로고
    private static final int apiVersion = 301; // 지금 판
    private static final int OPENED_YEAR = 226;
}

enum Door { GONE(410), /* 문을 뗐다 */ LOCKED(423), /* 잠갔다 */ BUSY(503) /* 여닫는 중이다 */ }
