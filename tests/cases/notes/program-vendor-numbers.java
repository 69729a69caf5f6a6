public enum ErrorCode {
    // 공통
    E1001(404, "글이 없다"),
    E1002(409, "이미 있다"),
    E1003(500, "서버가 터졌다"),
    // 회원
    MEMBER_NOT_FOUND(NOT_FOUND, "M-404", "회원이 없다"),
    LOCKED_MEMBER(LOCKED, "M-423", "잠긴 회원이다");

    /**
     * 코드로 찾는다.
     * @param code 코드
     * @return 찾은 것
     */
    public static ErrorCode of(int code) { return null; }
}
