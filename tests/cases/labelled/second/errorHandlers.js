// src/middlewares/errorHandlers.js
// 마지막 수정 2023-12-05 최다은
'use strict';

const multer = require('multer');

/**
 * 라우터 뒤에 차례대로 붙인다. 순서를 바꾸지 말 것!
 *
 * - **502 Bad Gateway**는 배포 중에 잠깐 보일 수 있다.
 * - **504 Gateway Timeout(응답 지연)**은 엑셀 내려받기에서 자주 난다.
 */
module.exports = (app) => {
  // 404 Not Found : 라우터에 없는 주소로 들어온 경우
  app.use((req, res) => {
    res.status(404).render('errors/missing', { url: req.originalUrl });
  });

  app.use((err, req, res, next) => {
    if (res.headersSent) return next(err);

    // 401 - 세션이 끊겼거나 쿠키가 없음
    if (err.name === 'UnauthorizedError') {
      return res.redirect('/login');
    }

    // CSRF 토큰이 맞지 않을 때
    if (err.code === 'EBADCSRFTOKEN') {
      return res.status(403).send('새로고침한 뒤 다시 눌러 주세요');
    }

    switch (err.code) {
      case 'LIMIT_FILE_SIZE':
        // 첨부 파일이 20MB를 넘으면 multer가 던진다
        return res.status(413).json({ message: '사진 용량을 줄여 주세요' });
      case 'LIMIT_UNEXPECTED_FILE':
        return res.sendStatus(415); // HEIC 사진은 아직 받지 않는다
      case 'ER_DUP_ENTRY':
        return res.status(409).json({
          message: '이미 쓰고 있는 별명입니다',
        });
      default:
        break;
    }

    /* 여기까지 왔으면 우리가 모르는 예외다. 스택은 Sentry로 보낸다. */
    console.error(err.stack);
    res.status(500).json({ message: '잠시 뒤 다시 이용해 주세요' });
  });
};

// TODO: 다국어 문구는 i18n 작업 때 옮기기
