using System.ComponentModel;

namespace Sample.Warehouse.Api;

/// <summary>
/// 창고 API 응답 코드. 바코드 단말기 앱도 이 값을 그대로 쓴다.
/// </summary>
public enum WarehouseStatus
{
    /// <summary>입고를 접수만 했고 검수는 나중에 한다.</summary>
    [Description("입고 접수")]
    InboundAccepted = 202,

    #region 4xx 단말기 쪽에서 고칠 것

    /// <summary>
    /// 바코드가 구겨져 숫자를 다 읽지 못했다.
    /// </summary>
    /// <remarks>펌웨어 2.1 이전 단말기에서만 생긴다.</remarks>
    [Description("바코드 인식 실패")]
    BarcodeBroken = 400,

    /// <summary>등록하지 않은 <c>SKU</c>를 찍었다.</summary>
    [Description("상품 없음")]
    SkuMissing = 404,

    [Description("재고 실사 중")]
    Locked = 423, // 실사가 끝날 때까지 출고를 막는다

    // TODO: 냉동 창고 코드 추가 (2024-11 오픈 예정)

    #endregion

    /// <summary>컨베이어 제어기가 <b>비상 정지</b> 상태다.</summary>
    [Description("설비 멈춤")]
    ConveyorStopped = 503,
}

public static class WarehouseStatusText
{
    /// <summary>단말기 화면에 띄울 말을 고른다.</summary>
    public static string ToKorean(int status) => status switch
    {
        202 => "검수 대기함에 넣었습니다.",
        400 => "바코드를 펴서 다시 찍어 주세요.",
        404 => "사무실에 상품 등록을 요청하세요.",
        409 or 423 => "다른 작업자가 잡고 있는 칸입니다.",
        421 => "다른 창고의 단말기입니다.", // 와이파이가 옆 동에 붙은 경우가 많다
        _ => "관리자를 불러 주세요.",
    };
}
