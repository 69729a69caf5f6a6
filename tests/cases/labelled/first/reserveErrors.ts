import type { AxiosError } from 'axios';
import { toast } from '@/shared/ui/toast';

/**
 * 예약 화면에서 쓰는 오류 문구
 *
 * @author 금다온
 * @property {object} 401 - 오래 켜 두어 로그인이 풀렸을 때
 * @property {object} 409 - 두 사람이 같은 자리를 골랐을 때
 * @property {object} 413 - 후기 사진이 10MB를 넘을 때
 */
export const RESERVE_ERRORS = {
  401: { title: '다시 로그인해 주세요', body: "보시던 화면으로 돌아올 수 있어요.", retry: false },
  409: {
    title: '자리가 방금 찼어요',
    body: '다른 시간을 골라 주세요.',
    retry: false,
  },
  // 줄이는 법은 https://help.example.kr/photo#resize 에 있다
  413: {
    title: '사진이 너무 커요',
    body: '긴 쪽을 2,000픽셀 아래로 줄여 주세요.',
    retry: true,
  },
} as const;

export enum SeatStatus {
  /** 좌석도를 그대로 써도 된다 */
  NotModified = 304,
  Locked = 423, // 다른 손님이 결제하는 5분 동안
}

export function explain(err: AxiosError): string {
  switch (err.response?.status) {
    case 500:
    case 502:
      return '서버를 다시 켜고 있습니다.';
    // 매주 화요일 새벽 점검에만 나온다
    case 503:
      return `점검이 끝나면 알림을 보내 드릴게요.`;
    case 504: {
      toast.show('slow');
      return "극장 서버가 늦게 답하고 있습니다.";
    }
    default:
      return '알 수 없는 문제가 생겼습니다.';
  }
}
