package com.bamhaneul.stay.api

import io.swagger.v3.oas.annotations.Operation
import io.swagger.v3.oas.annotations.responses.ApiResponse
import io.swagger.v3.oas.annotations.responses.ApiResponses
import org.springframework.web.bind.annotation.*

// 예약 목록 한 쪽에 담는 건수
const val PAGE_SIZE = 200

@RestController
@RequestMapping("/v2/reservations")
class StayReservationController(private val service: ReservationService) {

    @Operation(summary = "예약 만들기", description = "결제 전 임시 예약을 잡는다.")
    @ApiResponses(
        value = [
            ApiResponse(responseCode = "201", description = "임시 예약이 생겼고 Location 헤더로 주소를 준다."),
            ApiResponse(responseCode = "402", description = "보증금이 모자라다."),
            ApiResponse(
                responseCode = "412",
                description = "그새 객실 요금이 바뀌었다.",
            ),
        ]
    )
    @PostMapping
    fun create(@RequestBody body: ReservationForm) = service.create(body)

    @Operation(summary = "예약 지우기")
    @ApiResponse(responseCode = "204", description = "예약을 지웠고 돌려줄 본문은 없다.")
    @ApiResponse(responseCode = "default", description = "공통 오류 본문을 따른다.")
    @DeleteMapping("/{id}")
    fun cancel(@PathVariable id: Long) = service.cancel(id)
}

/** 손님에게 보여 줄 안내를 고른다. */
fun guideOf(status: Int): String = when (status) {
    404 -> "예약 번호를 찾지 못했어요."
    // 체크인 하루 전부터는 취소를 막는다.
    409 -> "지금은 취소할 수 없는 예약이에요."
    502, 504 -> "숙소 쪽 시스템과 연결이 고르지 않아요."
    507 -> {
        // FIXME 임시 문구라서 곧 바꾼다
        "사진을 더 올릴 공간이 없어요."
    }
    in 500..599 -> "저희 서버에 문제가 생겼어요."
    else -> "처음 보는 응답이에요."
}
