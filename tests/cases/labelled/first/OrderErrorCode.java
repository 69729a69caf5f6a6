package kr.co.jangbogo.order.error;

import lombok.Getter;
import lombok.RequiredArgsConstructor;

/**
 * 주문 서버가 앱으로 내려 주는 오류를 한곳에 모은다.
 *
 * @author 문서윤
 * @since 2023-05-17
 */
@Getter
@RequiredArgsConstructor
public enum OrderErrorCode {

    // ---- 4xx : 부르는 쪽이 고칠 것 ----

    /** 담은 개수가 0이거나 음수일 때. */
    INVALID_QUANTITY(400, "O-1001", "수량을 다시 확인해 주세요."),

    /**
     * 남의 주문 번호로 조회하면 나간다.
     * <p>상담원 토큰이면 막지 않는다.
     */
    ORDER_ACCESS_DENIED(403, "O-1007", "본인의 주문만 볼 수 있습니다."),

    /** 5년이 지나 <b>보관소(Archive)</b>로 옮긴 주문도 여기에 든다. */
    ORDER_NOT_FOUND(404, "O-1011", "주문 내역을 찾지 못했습니다."),

    ORDER_ALREADY_PAID(409, "O-1020", "이미 결제가 끝난 주문입니다."), // 결제 단추를 두 번 눌렀을 때

    /**
     * <s>재고가 모자랄 때도 쓴다.</s>
     * 배송지가 도서 산간이라 새벽 배송을 못 할 때만 쓴다.
     */
    UNDELIVERABLE(422, "O-1033",
            "이 주소로는 새벽 배송이 되지 않습니다."),

    // ---- 5xx : 우리가 고칠 것 ----

    STOCK_SERVER_DOWN(503, "O-9002", "창고와 연결하고 있습니다. 잠시만 기다려 주세요."); // 재고 서버가 죽었을 때

    private final int httpStatus;
    private final String code;
    private final String message;

    /** 로그에 남길 한 줄을 만든다. */
    public String toLogLine() {
        return "[" + code + "] " + message;
    }
}
