-- 오류 안내 문구 초기 데이터 (MySQL 8)
-- 2024-06-11 배서진: 앱 4.2 배포에 맞춰 다시 씀

CREATE TABLE IF NOT EXISTS error_guide (
  id          INT PRIMARY KEY        COMMENT '내부 번호',
  http_status SMALLINT NOT NULL      COMMENT 'HTTP 상태 코드',
  phrase      VARCHAR(60),
  title       VARCHAR(60)            COMMENT '팝업 제목',
  detail      VARCHAR(300)           COMMENT '팝업 본문',
  updated_by  VARCHAR(20)
);

INSERT INTO error_guide (id, http_status, phrase, title, detail, updated_by) VALUES
  (301, 400, 'Bad Request', '입력값 확인', '빨간 칸을 다시 적어 주세요.', '배서진'),
  (302, 403, 'Forbidden', '성인 인증 필요', '19세 미만은 볼 수 없는 영상입니다.', '배서진'),
  (303, 404, 'Not Found', '내려간 영상', '올린 분이 ''비공개''로 바꾸었거나 지웠습니다.', '도유찬'),
  -- 해외 IP 로 들어오면 이 문구가 나간다
  (304, 451, 'Unavailable For Legal Reasons', '이 나라에서는 볼 수 없음', '판권이 국내에만 있습니다.', '도유찬'),
  (305, 429, 'Too Many Requests', '잠깐 쉬어 가기', '댓글은 10초에 하나만 쓸 수 있습니다.', '배서진');

INSERT INTO error_guide VALUES (310, 500, 'Internal Server Error', '문제가 생겼어요', '개발팀이 기록을 받아 보았습니다.', '도유찬');
INSERT INTO error_guide VALUES (311, 503, 'Service Unavailable', '서버 이사 중', NULL, '도유찬');

UPDATE error_guide
   SET detail = '새벽 2시부터 4시까지 서버를 옮깁니다.'
 WHERE http_status = 503;

-- 영상 전송 거점 (위 표와 관계없음)
INSERT INTO cdn_edge (id, name) VALUES
  (410, '부산 둘째 센터'),
  (502, '광주 첫째 센터');
