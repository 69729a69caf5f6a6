public static class E {
    public static readonly Error NoUser = new Error(404, "U001", "사용자가 없다");
    public static readonly Error Dup = new(HttpStatusCode.Conflict, "이미 있다");
    [ProducesResponseType(StatusCodes.Status404NotFound)]
    public IActionResult Get() => StatusCode(410, "지워졌다");
    string T(HttpStatusCode c) {
        switch (c) {
            case HttpStatusCode.NotFound: return "글이 없다";
            case HttpStatusCode.BadGateway: // 앞 서버 문제
                return "잠시 뒤에";
            default: return "모른다";
        }
    }
}
