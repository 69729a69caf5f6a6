using Microsoft.AspNetCore.Mvc;
using Swashbuckle.AspNetCore.Annotations;

namespace Norang.Coupon.Api;

/// <summary>쿠폰 발급과 사용을 맡는 컨트롤러</summary>
/// <remarks>담당: 쿠폰셀 이준호</remarks>
[ApiController]
[Route("v2/coupons")]
public class CouponController : ControllerBase
{
    /// <summary>쿠폰을 한 장 발급한다.</summary>
    /// <param name="campaignId">캠페인 번호</param>
    /// <response code="201">쿠폰이 새로 생겼고 <c>Location</c> 헤더에 주소가 담긴다.</response>
    /// <response code="404">그런 캠페인이 없거나 아직 열리지 않았다.</response>
    /// <response code="409">이미 받은 회원이다.</response>
    /// <response code="429">
    /// 선착순 이벤트 때 초당 요청 수를 넘겼다.
    /// </response>
    [HttpPost("{campaignId:long}")]
    [ProducesResponseType(typeof(CouponDto), StatusCodes.Status201Created)]
    public async Task<IActionResult> Issue(long campaignId) => Created($"/v2/coupons/{campaignId}", await _svc.Issue(campaignId));

    /// <summary>쿠폰을 주문에 쓴다.</summary>
    [HttpPut("{couponId:guid}/use")]
    [SwaggerResponse(204, "사용 처리가 끝났으며 본문은 비어 있다.")]
    [SwaggerResponse(410, "유효 기간이 지난 쿠폰이다.", typeof(ProblemDetails))]
    [SwaggerResponse(statusCode: 422, description: "최소 주문 금액을 채우지 못했다.")]
    [SwaggerResponse(StatusCodes.Status503ServiceUnavailable, "쿠폰 저장소 점검 시간이다.")]
    public async Task<IActionResult> Use(Guid couponId)
    {
        // TODO: 트랜잭션 범위를 줄이자
        await _svc.Use(couponId);
        return NoContent();
    }
}
