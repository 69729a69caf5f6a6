// 결제 화면에서 axios 오류를 사람 말로 바꾼다.
// 담당: 프런트 2팀 이도윤 / 마지막 손질 2024-02-19
import type { AxiosError } from 'axios';

const HELP_URL = 'https://help.example.co.kr/pay#errors';

export function toKorean(err: AxiosError): string {
  switch (err.response?.status) {
    // 카드사 한도 초과가 대부분이다.
    case 402:
      return '결제가 거절되었습니다. 다른 카드를 골라 주세요.';

    case 408: // 지하철처럼 망이 느린 곳에서 잘 난다
      return `응답이 늦어 결제를 멈췄습니다.`;

    case 409: {
      // 결제 버튼이 두 번 눌렸다
      track('pay_dup');
      return '이미 처리 중인 결제입니다.';
    }

    /* 422 Unprocessable Content - 쿠폰과 포인트를 함께 쓸 수 없는 상품 */
    case 422:
      return "할인 조합을 다시 골라 주세요.";

    // PG사 쪽 문제라 우리 로그에는 남지 않는다.
    case 502:
    case 504:
      return '카드사와 연결이 끊겼습니다.';

    default:
      return '알 수 없는 문제가 생겼습니다.';
  }
}

export const RETRY: Record<number, { waitMs: number; why: string }> = {
  429: { waitMs: 3000, why: '초당 다섯 번까지만 받는다' },
  503: {
    waitMs: 60_000,
    why: '정산 시간(23:50~00:10)에는 PG가 닫힌다',
  },
};
