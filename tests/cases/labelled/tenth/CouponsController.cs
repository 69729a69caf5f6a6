using Microsoft.AspNetCore.Mvc;
using Swashbuckle.AspNetCore.Annotations;

namespace Dalbit.Coupon.Api.Controllers;

/// <summary>
/// 쿠폰 발급과 사용을 다루는 컨트롤러
/// </summary>
[ApiController]
[Route("v1/coupons")]
public class CouponsController : ControllerBase
{
    private readonly ICouponService _service;

    public CouponsController(ICouponService service) => _service = service;

    /// <summary>쿠폰 한 장을 내려받는다.</summary>
    /// <param name="eventId">행사 번호</param>
    /// <response code="201">쿠폰이 새로 발급됨. <c>Location</c> 머리말에 주소를 싣는다</response>
    /// <response code="401">회원 인증이 되지 않음</response>
    /// <response code="409">이 행사에서 이미 받은 회원</response>
    /// <response code="429">
    /// 선착순 행사에서 초당 요청 한도를 넘음
    /// </response>
    [HttpPost("{eventId}/issue")]
    public async Task<IActionResult> Issue(long eventId)
    {
        // 재고는 Redis 에서 먼저 깎는다
        var coupon = await _service.IssueAsync(eventId, User);
        return CreatedAtAction(nameof(Use), new { couponId = coupon.Id }, coupon);
    }

    /// <summary>쿠폰을 주문에 적용한다.</summary>
    /// <remarks>담당: 마케팅개발파트 오세훈</remarks>
    [HttpPost("{couponId}/use")]
    [SwaggerResponse(200, "할인된 금액을 돌려준다")]
    [SwaggerResponse(404, "쿠폰 번호가 틀렸거나 남의 쿠폰이다")]
    [SwaggerResponse(StatusCodes.Status410Gone, "유효 기간이 끝난 쿠폰이다")]
    [SwaggerResponse(422, Description = "최소 주문 금액에 못 미친다")]
    public async Task<IActionResult> Use(long couponId, [FromBody] UseRequest body)
        => Ok(await _service.UseAsync(couponId, body));
}
