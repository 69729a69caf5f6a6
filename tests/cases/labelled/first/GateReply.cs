using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Hanul.Parking.Gate;

/// <summary>주차장 차단기 제어기가 돌려주는 응답</summary>
/// <remarks>제조사 문서 3.2판(2022-11)을 옮겼다.</remarks>
public enum GateReply
{
    /// <summary>차단기가 끝까지 올라갔다.</summary>
    [Description("정상 개방")]
    Ok = 200,

    /// <summary>
    /// 명령은 받았지만 아직 움직이는 중이다.
    /// 3초 뒤에 상태를 다시 묻는다.
    /// </summary>
    [Description("개방 중입니다")]
    Accepted = 202,

    /// <summary>차량 번호가 <c>12가3456</c> 꼴이 아니다.</summary>
    [Display(Name = "번호판 인식 실패", Order = 3)]
    BadRequest = 400,

    /// <summary>정기권 기간이 지난 차량이다.</summary>
    /// <remarks>관리실 호출 단추를 함께 띄운다.</remarks>
    [Description("요금 정산 필요")]
    PaymentRequired = 402,

    /// <summary><b>출입 금지(Blacklist)</b>로 올린 차량이다.</summary>
    Forbidden = 403,

    #region 5xx 제어기와 통신 모듈 쪽

    /// <summary>모터가 과열로 멈췄다.</summary>
    [Description("차단기 고장")]
    InternalServerError = 500,

    Unavailable = 503, // 정전이라 배터리로만 버틴다

    #endregion
}

public static class GateReplyExtensions
{
    private const int BeepHz = 440; // 경고음 높이

    /// <summary>화면에 칠할 색을 고른다.</summary>
    public static string ToColor(this GateReply reply) => reply switch
    {
        GateReply.Ok or GateReply.Accepted => "#2e7d32",
        _ => "#c62828",
    };
}
