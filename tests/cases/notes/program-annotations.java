/** 회원 화면의 컨트롤러. */
@RestController
public class MemberController {
    @Operation(summary = "회원 조회")
    @ApiResponses({
        @ApiResponse(responseCode = "200", description = "찾았다"),
        @ApiResponse(responseCode = "404", description = "그런 회원이 없다", content = @Content)
    })
    @GetMapping("/members/{id}")
    public Member get(@PathVariable Long id) {
        return service.get(id);
    }
    private static final Map<Integer, String> TEXT = Map.of(
        401, "로그인이 필요하다",
        403, "볼 수 없다");
    static { TEXT.put(500, "서버가 터졌다"); }
}

/** 이미 있는 이메일로 가입할 때 던진다. */
@ResponseStatus(HttpStatus.CONFLICT)
class DuplicateEmail extends RuntimeException { }

@ResponseStatus(value = HttpStatus.GONE, reason = "지워진 회원이다")
class GoneMember extends RuntimeException { }
