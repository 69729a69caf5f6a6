'use strict';

// 사내 위키 서버 공통 에러 미들웨어
// 라우터보다 반드시 뒤에 app.use 로 건다

const multer = require('multer');

/* 없는 주소: 라우터를 다 지나쳐 온 요청 */
exports.notFound = (req, res) => {
  res.status(404).json({ message: '문서가 없거나 이름이 바뀌었습니다.' });
};

exports.onError = (err, req, res, next) => {
  if (res.headersSent) return next(err);

  // 마크다운 말고 다른 형식의 파일을 올림
  if (err.code === 'BAD_TYPE') {
    return res.status(415).json({ message: '올릴 수 없는 파일 형식입니다.' });
  }

  switch (err.status) {
    // 본문 JSON이 깨졌을 때 body-parser가 던진다
    case 400:
      return res.status(400).json({ message: '보낸 내용을 읽지 못했습니다.' });

    case 401: // 사내 SSO 쿠키가 만료됨
      res.set('WWW-Authenticate', 'Bearer realm="wiki"');
      return res.status(401).json({ message: '사번으로 다시 로그인하세요.' });

    // 다른 사람이 먼저 저장해 ETag가 달라졌다
    case 412:
      // 화면은 두 판을 나란히 보여 준다
      return res.status(412).json({ message: '그 사이 문서가 고쳐졌습니다.', diff: err.diff });

    case 503:
    case 504:
      // 검색 색인 서버가 쉬는 새벽에만 나온다
      return res.status(err.status).json({ message: '검색은 잠시 뒤에 됩니다.' });

    // XXX 로깅을 pino 로 옮기면 이 줄 지우기

    default:
      console.error(err.stack);
      return res.status(500).json({
        // 스택은 절대 내보내지 않는다
        message: '위키 관리자에게 알려 주세요.',
      });
  }
};
