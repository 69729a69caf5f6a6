package kr.co.haetnim.order.support;

import org.springframework.http.HttpStatus;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/**
 * 주문 도메인에서 던지는 예외 모음.
 * 새로 더할 때는 위키의 표도 함께 고쳐 주세요.
 *
 * @author 박서준
 * @since 2023-08-21
 */
@Getter
@RequiredArgsConstructor
public enum OrderErrorCode {

    // ---------- 4xx : 부르는 쪽이 고쳐야 하는 것 ----------

    /** 수량이 0 이하이거나 옵션 값이 빠진 경우 */
    INVALID_QUANTITY("O-101", HttpStatus.BAD_REQUEST, "주문 수량을 다시 확인해 주세요."),
    EXPIRED_TOKEN("O-102", HttpStatus.UNAUTHORIZED, "로그인이 풀렸습니다."),   // 앱은 이때 토큰을 새로 받는다
    NOT_MY_ORDER("O-103", HttpStatus.FORBIDDEN, "본인의 주문만 볼 수 있습니다."),
    ORDER_NOT_FOUND("O-104", HttpStatus.NOT_FOUND,
            "주문 내역을 찾지 못했습니다."),
    COUPON_NOT_FOUND("O-105", HttpStatus.NOT_FOUND,
            "등록되지 않은 쿠폰 번호입니다."),

    /**
     * 두 기기에서 동시에 결제를 누른 경우.
     * 재고가 모자란 것은 여기에 넣지 않는다.
     */
    ALREADY_PAID("O-106", HttpStatus.CONFLICT, "이미 결제가 끝난 주문입니다."),
    // 보관 기간 5년이 지나 지워진 주문
    ORDER_PURGED("O-107", HttpStatus.GONE, "오래되어 삭제된 주문입니다."),

    // ---------- 5xx : 우리가 고쳐야 하는 것 ----------

    UNEXPECTED("O-900", HttpStatus.INTERNAL_SERVER_ERROR, "일시적인 오류가 생겼습니다."), // 슬랙 #order-alert 로 알림이 간다
    /** 카드사 정기 점검 시간(매일 23:50~00:10) */
    CARD_MAINTENANCE("O-901", HttpStatus.SERVICE_UNAVAILABLE, "카드사 점검이 끝난 뒤 다시 시도해 주세요.");

    private final String code;
    private final HttpStatus status;
    private final String message;

    /** 로그에 남길 한 줄을 만든다. */
    public String toLogLine() {
        return "[" + code + "] " + message;
    }
}
