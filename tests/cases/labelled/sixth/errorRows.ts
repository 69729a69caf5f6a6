/**
 * 예약 앱 공통 오류 표
 *
 * @author 프런트엔드 2파트 윤서진
 * @since 2024-02-19
 *
 * 4xx 는 손님이, 5xx 는 우리가 고칠 일이다.
 * - ~~420 은 옛 문자 게이트웨이가 쓰던 번호~~
 * - 425 는 TLS 조기 데이터를 거절했다는 뜻이다. 앱은 그냥 한 번 더 보낸다.
 */
export interface ErrorRow {
  status: number; // 서버가 준 번호
  title: string;
  body: string;
  button?: string; // 없으면 닫기만 보인다
}

export const ERROR_ROWS: ErrorRow[] = [
  { status: 401, title: '로그인 필요', body: '오래 쉬어서 로그인이 풀렸어요.', button: '로그인하러 가기' },
  { status: 402, title: '결제 실패', body: "카드사가 '한도 초과'로 돌려보냈어요." },
  {
    status: 409,
    title: '자리 겹침',
    // 같은 좌석을 두 사람이 거의 동시에 누르면 난다
    body: '방금 다른 분이 {{seat}} 좌석을 잡았어요.',
  },
  { status: 451, title: '지역 제한', body: '이 나라에서는 열 수 없어요. 도움말 https://help.badabook.example/region' },
];

/** 다시 하기 버튼을 보일지 정한다. */
export function canRetry(status: number): boolean {
  switch (status) {
    case 408: // 승강기처럼 신호가 약한 곳에서 자주 난다
    case 503: // 자정마다 하는 정기 점검
      return true;
    default: // 처음 보는 번호면 버튼을 숨긴다
      return false;
  }
}
