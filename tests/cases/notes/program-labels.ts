export function canRetry(status: number): boolean {
  switch (status) {
    // 아래 둘은 게이트웨이가 흔들릴 때다
    case 502:
    case 504:
      return true;
    case 408: // 승강기처럼 신호가 약한 곳에서 난다
    case 425:
    case 503: // 자정마다 하는 점검
      return true;
    case 401: // 다시 로그인하면 풀린다
    case 403:
      return false;
    default: // 처음 보는 번호면 숨긴다
      return false;
  }
}
