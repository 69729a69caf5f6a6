package com.shop.error;

import org.springframework.http.HttpStatus;

/**
 * 주문 서비스가 쓰는 오류 코드 모음.
 *
 * @author 김개발
 * @since 2024-01-02
 */
@Getter
@RequiredArgsConstructor
public enum OrderErrorCode {

    /* 400 BAD_REQUEST : 잘못된 요청 */
    INVALID_AMOUNT(HttpStatus.BAD_REQUEST, "O001", "금액이 올바르지 않습니다."),
    INVALID_ITEM(HttpStatus.BAD_REQUEST, "O002", "상품이 올바르지 않습니다."), // 옵션까지 본다

    /* 409 CONFLICT */
    ALREADY_PAID(HttpStatus.CONFLICT, "O010", "이미 결제된 주문입니다."),

    // 재고가 모자랄 때 쓴다
    OUT_OF_STOCK(HttpStatus.UNPROCESSABLE_ENTITY, "O020", "재고가 부족합니다."),
    ;

    private static final int TIMEOUT_MS = 500;
    private final HttpStatus status;
    private final String code; // 프론트와 맞춘 값
    private final String message;
}
