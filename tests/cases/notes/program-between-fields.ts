export const rows = [
  {
    status: 409,
    // 같은 좌석을 둘이 누르면 난다
    title: '자리 겹침',
    retry: false, // 다시 눌러도 같다
  },
  {
    // 세션이 끝났다
    status: 401,
    title: '로그인 필요',
  },
];
