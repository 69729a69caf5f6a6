import { notFound } from './pages/404';
describe('404 응답', () => {
  // 없는 글을 부른다
  it('404를 준다', async () => {
    expect(res.status).toBe(404);
    expect(body).toEqual({ status: 404, message: '글이 없다' });
  });
});
const path = '/errors/404.html';
