using Microsoft.AspNetCore.Mvc;

namespace Dalbit.Shop.Api.Controllers;

/// <summary>
/// 쿠폰 발급과 사용을 맡는다.
/// </summary>
/// <remarks>담당: 커머스 2파트 / 검수 2024-02-29</remarks>
[ApiController]
[Route("api/coupons")]
public sealed class CouponsController : ControllerBase
{
    /// <summary>쿠폰을 한 장 발급한다.</summary>
    /// <param name="request">회원 번호와 쿠폰 묶음 번호</param>
    /// <returns>발급된 쿠폰</returns>
    /// <response code="201">쿠폰함에 새 쿠폰이 들어갔습니다.</response>
    /// <response code="400">묶음 번호가 숫자가 아닙니다.</response>
    /// <response code="404">
    /// 행사가 끝나 묶음을 찾지 못했습니다.
    /// </response>
    /// <response code='412'>먼저 <c>If-Match</c> 헤더를 보내야 합니다.</response>
    [HttpPost]
    [ProducesResponseType(typeof(CouponDto), StatusCodes.Status201Created)]
    public async Task<IActionResult> Issue(IssueRequest request)
    {
        var coupon = await _service.IssueAsync(request);
        return CreatedAtAction(nameof(Get), new { coupon.Id }, coupon);
    }

    /// <summary>쿠폰을 쓴다.</summary>
    /// <response code="204">사용 처리만 하고 본문은 비워 둡니다.</response>
    /// <response code="409">다른 주문에 이미 묶인 쿠폰입니다.</response>
    /// <response code="423">환불 심사 중이라 잠겨 있습니다.</response>
    /// <exception cref="CouponExpiredException">기한이 지난 쿠폰을 넘기면 던진다.</exception>
    [HttpPost("{id:long}/use")]
    public Task<IActionResult> Use(long id) => _service.UseAsync(id);
}
