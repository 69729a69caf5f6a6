package kr.dalbit.order.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/**
 * 주문 취소와 반품 사진 접수.
 *
 * @author 주문플랫폼 하도윤
 */
@RestController
@RequestMapping("/v2/orders")
public class OrderCancelController {

    private final OrderService service;

    public OrderCancelController(OrderService service) {
        this.service = service;
    }

    @Operation(summary = "주문 취소", description = "판매자 승인 없이 바로 취소합니다.")
    @ApiResponses({
        @ApiResponse(responseCode = "202", description = "취소 접수, 환불은 다음 영업일"),
        @ApiResponse(responseCode = "404", description = "그 번호로 된 주문을 찾지 못함"),
        @ApiResponse(responseCode = "409", description = "이미 배송이 시작되어 취소할 수 없음"),
        @ApiResponse(responseCode = "default", description = "나머지는 공통 오류 본문으로 내려감")
    })
    @PostMapping("/{id}/cancel")
    public OrderDto cancel(@PathVariable Long id) {
        return service.cancel(id);
    }

    /** 413 - 반품 사진을 합쳐서 20MB를 넘긴 경우 */
    @ExceptionHandler(MaxUploadSizeExceededException.class)
    @ResponseStatus(HttpStatus.PAYLOAD_TOO_LARGE)
    public ErrorBody tooLarge(MaxUploadSizeExceededException e) {
        return ErrorBody.of(413, "사진 용량을 줄여 주세요.");
    }

    // 423(Locked, 잠김): 새벽 정산이 도는 동안 주문을 잠가 둔다
    @ExceptionHandler(OrderLockedException.class)
    @ResponseStatus(HttpStatus.LOCKED)
    public ErrorBody locked(OrderLockedException e) {
        return ErrorBody.of(423, "정산이 끝난 뒤 다시 눌러 주세요.");
    }
}
