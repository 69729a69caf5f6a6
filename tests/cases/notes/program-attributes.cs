using System.ComponentModel;
namespace Shop.Errors
{
    /// <summary>응답 코드를 모았다.</summary>
    public enum ResultCode
    {
        /// <summary>
        /// 잘 되었다.
        /// </summary>
        Success = 200,

        /// <summary>로그인이 풀렸다. <see cref="Login"/></summary>
        [Description("다시 로그인하세요")]
        Unauthorized = 401,
        [Description("너무 자주 불렀다")]
        TooMany = 429,
        Broken = 500, // 우리 쪽 잘못이다
    }

    public static class Texts
    {
        public const int PageSize = 100;
        private static readonly Dictionary<int, string> Messages = new()
        {
            { 404, "글이 없다" },
            [409] = "이미 있다",
        };

        public static string Get(int status) => status switch
        {
            413 => "파일이 너무 크다",
            415 => "그런 형식은 받지 않는다",
            _ => "알 수 없다",
        };
    }
}
