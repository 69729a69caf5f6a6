package com.sumgil.clinic.web;

import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.responses.ApiResponses;

/**
 * 진료 예약 API.
 *
 * @author 최유나
 * @version 1.7
 */
@RestController
@RequestMapping("/v1/reservations")
public class ReservationController {

    @Operation(summary = "예약 등록", description = "환자 앱에서만 부른다")
    @ApiResponses({
        @ApiResponse(responseCode = "201", description = "예약이 잡혔고 접수 번호를 돌려줌"),
        @ApiResponse(responseCode = "409", description = "같은 시각에 다른 환자가 먼저 잡음"),
        @ApiResponse(responseCode = "423", description = "원장님이 그 날짜를 잠가 둠",
                content = @Content(schema = @Schema(implementation = ErrorBody.class)))
    })
    @PostMapping
    public ResponseEntity<ReservationDto> create(@RequestBody @Valid ReservationForm form) {
        return ResponseEntity.status(201).body(service.create(form));
    }

    /** 문진표가 비어 있을 때 돌려준다. {@code errors} 배열에 빈 문항이 담긴다. */
    private static final int EMPTY_SURVEY = 400;

    /**
     * 보호자 동의가 없는 미성년자.
     * <p>화면에서는 {@link ConsentPage}로 넘긴다.
     */
    private static final int NEED_CONSENT = 403;

    /* 예약 조회 제한 시간(ms) */
    private static final int LOOKUP_TIMEOUT = 504;

    // FIXME 428은 아직 앱에서 못 알아들음

    private String toPatientMessage(int sc) {
        switch (sc) {
            case 404: // 다른 지점 예약일 수도 있다
                return "예약 내역을 찾지 못했어요";
            case 500:
            case 502:
                return "병원 전산에 문제가 생겼어요";
            default:
                return "데스크로 전화해 주세요";
        }
    }
}
