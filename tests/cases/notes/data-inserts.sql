-- 응답 코드 표를 채운다
CREATE TABLE status_codes (
  code INT PRIMARY KEY COMMENT '상태 코드',
  message VARCHAR(100) NOT NULL,
  description TEXT
);
-- 4xx 클라이언트 오류
INSERT INTO status_codes (code, message, description, created_at) VALUES
  (412, 'Precondition Failed', '그사이에 바뀌었다; 다시 읽는다.', NOW()),
  (418, 'I''m a teapot', '농담이다.', NOW()), -- 쓰지 않는다
  -- 가입할 때만 쓴다
  (409, 'Conflict', NULL, NOW());
/* 5xx 서버 오류 */
INSERT INTO status_codes VALUES (507, 'Insufficient Storage', '자리가 없다.');
INSERT INTO users (id, name, code) VALUES (404, '김', 101), (405, '이', 102);
UPDATE status_codes SET description = '너무 늦었다.' WHERE code = 408;
COPY public.codes (id, http_status, message) FROM stdin;
1	403	권한이 없습니다.
\.
DELETE FROM status_codes WHERE code = 306;
