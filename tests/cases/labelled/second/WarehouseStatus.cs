using System.ComponentModel;

namespace Garam.Logistics.Contracts;

/// <summary>창고 연동 API가 돌려주는 상태 값</summary>
/// <remarks>2022.11 물류개발팀 서지호 정리</remarks>
public enum WarehouseStatus
{
    /// <summary>
    /// 입고 등록이 끝났다.
    /// </summary>
    Received = 200,

    /// <summary>상자 몇 개만 들어왔다. <c>items</c>를 하나씩 확인한다.</summary>
    [Description("일부만 처리됨")]
    Partial = 207,

    #region 3xx 다른 곳을 볼 것

    /// <summary>이천 창고로 <b>완전히</b> 옮긴 품목. 주소록을 고쳐야 한다.</summary>
    Moved = 301,

    /// <summary>명절에만 임시 창고가 받는다.</summary>
    /// <remarks>301 과 달리 주소록은 그대로 둔다.</remarks>
    Detour = 307,

    #endregion

    [Description("바코드를 읽지 못함")]
    BadBarcode = 400,

    [Description("창고 출입 권한 없음")] // 협력사 계정은 낮에만 된다
    NoEntry = 403,

    /// <seealso cref="NoEntry"/>
    /// <summary>다른 작업자가 선반을 잠가 두었다</summary>
    ShelfLocked = 423,

    // 428 Precondition Required
    // 재고 버전을 함께 보내지 않으면 거절한다
    NoVersion = 428,

    /* 507 Insufficient Storage : 빈 선반이 하나도 없음 */
    NoRack = 507,
}

public static class WarehouseLimits
{
    /// <summary>한 번에 올릴 수 있는 품목 줄 수</summary>
    public const int MaxRows = 500;

    public const int TimeoutSeconds = 30; // 게이트웨이 설정과 맞출 것
}
