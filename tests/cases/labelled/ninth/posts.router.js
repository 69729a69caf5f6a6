/**
 * 동네 게시판 라우터
 * @module posts
 * @author 정다은 <daeun@example.com>
 */
const router = require('express').Router();
const svc = require('./posts.service');

// 글 하나 보기
router.get('/posts/:id', async (req, res) => {
  const post = await svc.find(req.params.id);
  if (!post) return res.status(404).json({ error: 'Not Found', message: '지워졌거나 없는 글이에요.' });
  // 451: 법원 명령으로 가린 글
  if (post.blocked) return res.sendStatus(451);
  // 이웃 공개 글인데 다른 동네에서 열었을 때
  if (post.town !== req.user.town) {
    return res.status(403).json({ error: 'Forbidden', message: '우리 동네 이웃만 볼 수 있어요.' });
  }
  res.json(post);
});

// 글 쓰기
router.post('/posts', async (req, res) => {
  await svc.create(req.body);
  res.status(201).end(); // 새 글 주소는 헤더로만 준다
});

// 옛 주소로 들어온 사람은 영구히 새 게시판으로 보낸다 (308)
router.all('/bbs/*', (req, res) => res.redirect(308, '/posts'));

router.use((err, req, res, next) => {
  switch (err.status) {
    case 413: // 사진이 열 장을 넘었다
      return res.status(413).send('사진은 열 장까지 올릴 수 있어요.');
    case 415:
      // heic 사진은 아직 받지 않는다
      return res.status(415).send('jpg 나 png 로 바꿔 주세요.');
    case 429:
      return res.status(429).send('글을 너무 빨리 올리고 있어요.');
    default:
      return next(err); // 나머지는 공통 처리기에 맡긴다
  }
});

module.exports = router;
