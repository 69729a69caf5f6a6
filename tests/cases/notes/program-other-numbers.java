public class Config {
    /** 응답을 기다리는 시간 */
    private static final int TIMEOUT_MS = 500;
    private static final int MAX = 100;
    private static final int YEAR = 404; // 해가 아니다
    int[] sizes = {100, 200, 300};
    static final Map<Integer, String> PORTS = Map.of(443, "보안 포트", 80, "기본 포트");
    // 300번까지 다시 한다
    void run() throws Exception {
        Thread.sleep(500); // 0.5초 쉰다
        log.info("404가 나왔다");
        resize(200, "작은 그림");
    }
}
