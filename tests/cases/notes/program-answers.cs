/// <summary>표를 다루는 컨트롤러이다.</summary>
public class TicketController : ControllerBase
{
    /// <summary>표를 산다.</summary>
    /// <param name="form">자리와 날짜</param>
    /// <response code="202">줄에 세웠다.</response>
    /// <response code="409">
    /// 자리가 <c>이미</c> 나갔다.
    /// 다른 자리를 고른다.
    /// </response>
    /// <returns>산 표</returns>
    [HttpPost]
    public IActionResult Buy(Form form)
    {
        switch (form.Kind)
        {
            case "late":
                // 상영이 시작되었다
                return StatusCode(410, "이미 시작했습니다");
            case "child":
                return StatusCode(403, "어른만 볼 수 있습니다");
        }
        // 카드가 거절되었을 때
        if (form.Denied)
        {
            return StatusCode(402, "다른 카드를 쓰세요");
        }
        return Accepted();
    }

    // ────── 안내 ──────
    // 값을 백으로 나눈다
    bool IsFault(int code) { if (code / 100 == 5) { return Say("서버 쪽 문제"); } return false; }
}
