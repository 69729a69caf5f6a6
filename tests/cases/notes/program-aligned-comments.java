/** 404 Not Found: 지워진 글을 부를 때. */
public static final int NO_POST = 404;
public interface Codes {
    int OK = 200;            // 잘 되었다
    int NO_CONTENT = 204;    // 돌려줄 것이 없다
    String MSG_404 = "글이 없다";
    String ERR_URL = "https://a.example/404";
}
