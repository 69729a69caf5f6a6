// ===== 4xx =====
// 404
const NOT_FOUND = '글을 찾을 수 없습니다';
// 410 Gone: 지워진 글
const DELETED = '지워진 글입니다';

/**
 * 응답 글.
 * @property {string} 400 - 입력이 틀렸을 때
 * @property {string} 401 - 로그인이 없을 때
 */
const texts = {};

app.get('/x', (req, res) => {
  if (!post) return res.status(404).json({ message: '글이 없습니다' });
  throw new HttpError(409, '이미 ' + '있는 글입니다');
});

it('404를 준다', () => { expect(res.status).toBe(404); });
setTimeout(run, 500);
