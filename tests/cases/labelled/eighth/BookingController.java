package kr.co.haneulstay.booking.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;

/**
 * 숙소 예약 컨트롤러. 문서는 https://docs.haneulstay.example/v2 에 자동으로 올라간다.
 *
 * @author 오세린
 * @since 2023-08-17
 */
@RestController
@RequestMapping("/v2/bookings")
public class BookingController {

    @Operation(summary = "예약 한 건을 불러온다")
    @ApiResponses({
        @ApiResponse(responseCode = "200", description = "예약 상세를 내려준다"),
        @ApiResponse(responseCode = "403", description = "남의 예약이라 볼 수 없다"),
        @ApiResponse(responseCode = "404", description = "예약 번호가 틀렸거나 이미 지운 예약이다",
            content = @Content(schema = @Schema(implementation = ErrorBody.class))),
        @ApiResponse(responseCode = "default", description = "미리 정하지 않은 나머지 오류")
    })
    @GetMapping("/{id}")
    public BookingView find(@PathVariable long id) {
        return bookingService.find(id);
    }

    @Operation(summary = "새 예약을 넣는다")
    @ApiResponse(description = "예약이 접수되어 Location 헤더에 주소를 담는다", responseCode = "201")
    @ApiResponse(description = "같은 방 같은 날짜에 먼저 들어온 예약이 있다", responseCode = "409")
    @ApiResponse(
        responseCode = "422",
        description = "퇴실일이 입실일보다 빠르다" // 날짜 형식 자체가 깨지면 여기까지 오지 않는다
    )
    @PostMapping
    public ResponseEntity<BookingView> create(@RequestBody @Valid BookingForm form) {
        return ResponseEntity.created(uri(form)).build();
    }
}
