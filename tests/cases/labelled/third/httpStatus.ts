/**
 * 예약 웹 프런트 응답 코드 사전
 * 문구는 UX 라이팅 가이드 v3을 따른다.
 * @module shared/http
 */

/** 다시 눌러 보라고 권해도 되는 응답 */
export type Retryable =
  | 408 // 지하철처럼 신호가 약한 곳에서 업로드가 끊김
  | 425 // 0-RTT로 먼저 온 요청이라 서버가 미룸
  | 502; // 배포 중에 몇 초 동안 나올 수 있음

export const STATUS_TEXT = {
  /** 예약을 지웠고 돌려줄 본문이 없다. */
  204: '예약을 취소했어요.',

  /**
   * 로그인 창으로 보낸다.
   * 돌아올 주소는 `?next=${encodeURIComponent(path)}` 로 붙인다.
   */
  401: '로그인이 풀렸어요. 다시 로그인해 주세요.',

  /** 남의 예약을 열었을 때. 있다는 사실도 숨기려면 없는 쪽으로 돌린다. */
  403: {
    title: '볼 수 없는 예약이에요',
    action: 'goHome',
  },

  // 사진 한 장은 10MB까지
  413: { title: "사진이 너무 커요", action: 'pickAgain' },

  /** 만우절 이벤트 전용. 운영에서는 꺼 둔다. */
  418: "I'm a teapot",

  // TODO: 나라별 차단 문구는 법무 검토 뒤에 넣기
  /** 달력을 빠르게 넘기면 잘 난다. 버튼을 `Retry-After`만큼 잠근다. */
  429: { title: '조금만 천천히 눌러 주세요', action: null },
} as const;

export type StatusCode = keyof typeof STATUS_TEXT;

/** 사전에 없는 숫자는 공통 문구를 쓴다. */
export function textOf(code: number): string {
  const hit = STATUS_TEXT[code as StatusCode];
  if (!hit) return '알 수 없는 문제가 생겼어요.';
  return typeof hit === 'string' ? hit : hit.title;
}
