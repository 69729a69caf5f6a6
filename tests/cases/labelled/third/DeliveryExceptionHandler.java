package kr.sample.delivery.web;

import kr.sample.delivery.domain.*;

/**
 * 배송 API 공통 예외 처리기.
 * 응답 본문은 모두 {@link ErrorBody} 모양으로 맞춘다.
 *
 * @author 배송플랫폼팀
 * @since 2023-06-12
 */
@Slf4j
@RestControllerAdvice(basePackages = "kr.sample.delivery")
public class DeliveryExceptionHandler {

    /**
     * 400 Bad Request - 송장 번호 형식이 맞지 않는다.
     * <p>{@code @Valid} 검증에 걸린 필드 이름을 함께 내려준다.
     */
    @ExceptionHandler(MethodArgumentNotValidException.class)
    public ResponseEntity<ErrorBody> onInvalid(MethodArgumentNotValidException e) {
        return body(400, "입력하신 값을 다시 확인해 주세요.");
    }

    // 404: 조회한 배송 건이 DB에 없다
    @ExceptionHandler(DeliveryMissingException.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    public ErrorBody onMissing(DeliveryMissingException e) {
        return ErrorBody.of(404, "배송 정보를 찾을 수 없습니다.");
    }

    /** 이미 출고한 건을 고객이 취소하려 할 때. */
    @ExceptionHandler(AlreadyShippedException.class)
    public ResponseEntity<ErrorBody> onShipped(AlreadyShippedException e) {
        // TODO 문구는 기획팀 확인 받고 바꾸기
        return body(409, "출고가 끝나 취소할 수 없습니다.");
    }

    /** 택배사 서버가 깨진 XML을 돌려줬다. 우리 쪽 장애가 아니다. */
    @ExceptionHandler(CarrierParseException.class)
    @ResponseStatus(HttpStatus.BAD_GATEWAY) // 502
    public ErrorBody onCarrier(CarrierParseException e) {
        log.error("carrier={}", e.getCarrier(), e);
        return ErrorBody.of(502, "택배사 응답이 올바르지 않습니다.");
    }

    /*
     * 504 Gateway Timeout - 택배사가 3초 안에 답하지 않았다.
     * 조회 화면에는 마지막으로 저장한 위치를 보여 준다.
     */
    @ExceptionHandler(CarrierTimeoutException.class)
    public ResponseEntity<ErrorBody> onTimeout(CarrierTimeoutException e) {
        return body(504, "택배사 응답이 늦어지고 있습니다.");
    }

    private ResponseEntity<ErrorBody> body(int status, String message) {
        return ResponseEntity.status(status).body(ErrorBody.of(status, message));
    }
}
