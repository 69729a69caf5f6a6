using Microsoft.AspNetCore.Mvc;

namespace Changgo.Inventory.Api;

/// <summary>창고 재고를 다루는 API이다.</summary>
/// <remarks>담당: 물류플랫폼셀 정하늘</remarks>
[ApiController]
[Route("api/stocks")]
public class StockController : ControllerBase
{
    // 한 번에 옮길 수 있는 최대 수량
    private const int MaxMove = 400;

    /// <summary>재고를 다른 창고로 옮긴다.</summary>
    /// <param name="form">출발 창고와 도착 창고</param>
    /// <response code="202">옮기기 요청을 받아 작업 줄에 넣었다.</response>
    /// <response code="409">
    /// 실사 중인 창고라서 수량을 바꿀 수 없다.
    /// 실사가 끝나면 <c>stock.unlocked</c> 이벤트가 온다.
    /// </response>
    /// <response code="422">도착 창고가 <b>냉장</b>을 지원하지 않는다.</response>
    [HttpPost("move")]
    [ProducesResponseType(StatusCodes.Status202Accepted)]
    [ProducesResponseType(StatusCodes.Status409Conflict)]
    public async Task<IActionResult> Move(MoveForm form) => Accepted(await _service.MoveAsync(form));
}

public enum StockStatus
{
    /// <summary>바뀐 재고가 없으니 가진 값을 그대로 쓴다.</summary>
    NotChanged = 304,

    /// <summary>폐기된 품목 코드이다.</summary>
    /// <remarks>대체 품목은 &quot;품목 이력&quot; 화면에서 찾는다.</remarks>
    Retired = 410,

    TooLarge = 413,   // 엑셀 파일이 10MB를 넘었다.

    // TODO: 바코드 오류를 나눌지 정하기
    [Obsolete]
    BadBarcode = 415, // CSV나 XLSX가 아닌 파일이 왔다.
}

public static class StockMessages
{
    public static string For(int status) => status switch
    {
        401 => "사번으로 다시 로그인하세요.",
        500 or 502 => "재고 원장을 읽지 못했습니다.",
        503 => "야간 마감 중이라 조회만 됩니다.",   // 매일 새벽 두 시에 삼십 분쯤 걸린다.
        >= 400 and < 500 => "입력한 값을 살펴보세요.",
        _ => "전산실로 연락하세요.",
    };
}
