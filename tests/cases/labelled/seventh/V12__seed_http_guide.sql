-- V12__seed_http_guide.sql
-- 작성: 백엔드 한지우, 2024-07-01
-- 고객센터 화면에서 쓰는 안내 문구를 넣는다.

CREATE TABLE http_guide (
  id          INT PRIMARY KEY,
  http_status SMALLINT NOT NULL COMMENT '응답의 상태 코드',
  own_no      INT NOT NULL COMMENT '고객센터 접수 번호대',
  phrase      VARCHAR(60),
  name_ko     VARCHAR(40),
  guide       VARCHAR(300),
  created_by  VARCHAR(20)
) COMMENT = '상태 코드 안내';

INSERT INTO http_guide (id, http_status, own_no, phrase, name_ko, guide, created_by) VALUES
  (1, 301, 100, 'Moved Permanently', '영구 이동', '북마크를 새 주소로 바꾸라고 안내합니다.', 'jiwoo.han'),
  (2, 400, 200, 'Bad Request', '잘못된 요청', '주민번호 칸에 하이픈(-)이 들어갔는지 봅니다.', 'jiwoo.han'),
  (3, 405, 300, 'Method Not Allowed', '허용되지 않은 방식', '새로고침으로 다시 보낸 경우입니다; 처음 화면부터 하게 합니다.', 'jiwoo.han'),
  -- 사내 시험용이라 고객에게는 보이지 않는다
  (4, 418, 400, 'I''m a teapot', NULL, '시험 서버에 잘못 붙었습니다. ''운영''으로 바꿔 접속합니다.', 'sora.kim'),
  (5, 451, 500, 'Unavailable For Legal Reasons', '법적 사유로 이용 불가', '법원 명령으로 가린 글이라고만 말합니다.', 'sora.kim');

INSERT INTO http_guide VALUES (6, 500, 501, 'Internal Server Error', '내부 오류', '접수 후 개발팀 채널에 올립니다.', 'sora.kim');
INSERT INTO http_guide VALUES (7, 503, 502, 'Service Unavailable', '이용 불가', '공지의 점검 시각을 읽어 드립니다.', 'sora.kim');

COMMIT;
