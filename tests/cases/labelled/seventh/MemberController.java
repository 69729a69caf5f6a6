package kr.example.member.api;

/**
 * 회원 탈퇴와 복구.
 *
 * <p>공통으로 나가는 응답:</p>
 * <ul>
 *   <li>401 Unauthorized: 세션이 끊겨 누구인지 알 수 없다.</li>
 *   <li><b>403</b>(Forbidden, 접근 거부) - {@code ROLE_ADMIN}이 아니면 남의 계정을 못 건드린다.</li>
 * </ul>
 *
 * @author 최유나
 * @version 2.3.0
 * @see <a href="https://wiki.example.kr/member">회원 위키</a>
 */
@RestController
@RequestMapping("/v2/members")
public class MemberController {

    /**
     * 탈퇴 신청을 받는다.
     *
     * @param id 회원 번호
     * @throws AccountLockedException 423 Locked - 비밀번호를 다섯 번 틀린 계정은 탈퇴도 막힌다.
     */
    @Operation(summary = "회원 탈퇴", tags = {"member"})
    @ApiResponses({
        @ApiResponse(responseCode = "202", description = "신청만 받았고 실제 삭제는 새벽에 한다."),
        @ApiResponse(responseCode = "404", description = "그런 회원 번호가 없다.",
                content = @Content(schema = @Schema(implementation = ErrorBody.class))),
        @ApiResponse(responseCode = "409", description = "아직 배송 중인 주문이 남아 있다."),
        @ApiResponse(responseCode = "default", description = "나머지 오류는 ErrorBody 모양으로 나간다.")
    })
    @DeleteMapping("/{id}")
    public ResponseEntity<Void> leave(@PathVariable long id) {
        service.leave(id);
        return ResponseEntity.accepted().build();
    }

    /** 탈퇴한 지 30일 안이면 되돌린다. */
    @ApiResponse(responseCode = "200", description = "계정을 되살렸다.")
    @ApiResponse(responseCode = "410", description = "유예 기간이 지나 개인정보를 모두 지웠다.")
    @PostMapping("/{id}/restore")
    public MemberView restore(@PathVariable long id) {
        return service.restore(id);
    }
}
