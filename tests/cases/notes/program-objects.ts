/**
 * 화면에 보일 글.
 * @author 이화면
 */
export const STATUS_TEXT: Record<number, string> = {
  // 클라이언트 쪽
  400: '입력을 다시 보세요', // 폼에서 쓴다
  [401]: "다시 로그인하세요",
  '403': `볼 수 없는 쪽입니다 ${name}`,
  [HttpStatus.NOT_FOUND]: '주소를 다시 보세요',
  "409": { message: '이미 쓰는 이름입니다', hint: "다른 이름을 고르세요" },
};

export const errors = [
  { code: 'E_PAY', status: 402, message: '결제가 필요합니다', docs: 'https://docs.example/402' },
  {
    status: 413,
    title: '너무 큰 파일',
    message: '10MB까지 올릴 수 있습니다.',
    retryable: false,
  },
];

export function textOf(status: number) {
  switch (status) {
    case 500:
      return '서버에 문제가 생겼습니다';
    case 502: // 프록시가 답을 못 받았다
    case 504:
      return '잠시 뒤에 다시 해 보세요';
    default:
      return '알 수 없는 오류입니다';
  }
}

if (res.status === 404) { // 목록으로 보낸다
  router.push('/list');
}
if (res.status === 429) {
  // 429면 기다렸다가 다시 보낸다
  retry();
}
