using System.ComponentModel;
using System.Net;

namespace Hanbit.Parking.Contracts;

/// <summary>
/// 주차 관제 API 응답 코드. 단말기 펌웨어와 함께 쓴다.
/// </summary>
/// <remarks>작성: 관제개발팀 이도윤 (2023-11-28)</remarks>
public enum ApiStatus
{
    /// <summary>차단기 열림 명령이 접수됨</summary>
    /// <remarks>실제로 열렸는지는 <c>/gate/events</c>로 확인한다.</remarks>
    Accepted = 202,

    /// <summary>정산할 차량이 없어 본문을 비워 보냄</summary>
    NoContent = 204,

    /// <summary>
    /// 등록되지 않은 단말기.
    /// <para>시리얼 번호를 관제실에 알려 준다.</para>
    /// </summary>
    [Description("단말 미등록")]
    Unauthorized = 401,

    /// <summary>이 주차장의 관리자 권한이 없음</summary>
    Forbidden = 403,

    // 요금표 버전이 관제 서버와 다름
    PreconditionFailed = 412,

    [Description("차량 번호 인식 실패")]
    UnprocessableEntity = 422, // 사진이 흐리면 대부분 이쪽

    /// <summary>정산 서버 점검 시간(새벽 네 시)</summary>
    ServiceUnavailable = 503,
}

public static class GateDefaults
{
    /// <summary>차단기 통신 포트</summary>
    public const int GatePort = 502;
    /// <summary>사진 업로드 제한(KB)</summary>
    public const int MaxPhotoKb = 413;

    public static string Action(int status) => status switch
    {
        408 => "단말기가 스스로 다시 접속",
        500 or 507 => "현장 직원 호출",
        _ => "로그만 남김",
    };
}
