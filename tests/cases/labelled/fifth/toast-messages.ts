// 토스트 문구 모음 - 기획: 정가은 / 2024-06-03 3차 검수
import type { ToastKind } from './types';

type Row = { status: number; phrase: string; toast: string; kind: ToastKind };

export const TOASTS: Row[] = [
  { status: 206, phrase: 'Partial Content', toast: '이어서 재생할게요', kind: 'info' },
  { status: 401, phrase: 'Unauthorized', toast: '다시 로그인해 주세요', kind: 'warn' },
  // 미성년자에게는 문구 대신 보호자 안내를 띄운다
  { status: 451, phrase: 'Unavailable For Legal Reasons', toast: '이 나라에서는 볼 수 없는 영상이에요', kind: 'warn' },
  { status: 418, phrase: "I'm a teapot", toast: '만우절 이벤트가 끝났어요', kind: 'info' }, // 해마다 4월 2일에 지운다
];

/** 영상 조각 하나의 크기(KB) */
export const CHUNK_SIZE = 416;

export const PLAYER_CODE = {
  /** 요청한 구간이 영상 길이를 벗어남 */
  RANGE_OUT: 416,
  /**
   * 동시 시청 대수를 넘김.
   * 설정 > 기기 관리로 보내는 버튼을 함께 띄운다.
   */
  TOO_MANY_DEVICES: 429,
  /** 인코딩이 덜 끝난 영상 */
  NOT_READY: 425,
} as const;

/**
 * 플레이어가 어떻게 움직일지 정한다.
 * @param status 서버가 준 숫자
 * @returns 사용자에게 보일 문장
 */
export function playerAction(status: number): string {
  switch (status) {
    case 404:
      return '내려간 영상이라고 알리고 목록으로 돌아간다';
    case 502:
    case 504:
      // 중계 서버를 바꿔 가며 세 번까지 시도
      return '화질을 낮춰 다시 붙는다';
    default:
      return '재생을 멈춘다';
  }
}
