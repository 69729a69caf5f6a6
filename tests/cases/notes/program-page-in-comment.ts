/*
# 상태 코드

- 404 Not Found: 글이 없다
- 410 Gone: 지워진 글이다

| 코드 | 뜻 |
|---|---|
| 403 | 볼 수 없다 |
| 409 | 이미 있다 |
*/
export const x = 1;
// 여기부터는 도우미 함수다
function help() {}
/* 503 */
const BUSY = '점검 중이다';
