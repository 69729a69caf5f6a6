-- 입점사 연동 오류 안내 초기 데이터
-- 작성: 백오피스셀 한유리 / 검토: DBA 남기호
CREATE TABLE api_error_guide (
  seq         INT PRIMARY KEY,
  http_status SMALLINT NOT NULL COMMENT 'HTTP 상태 코드',
  reason      VARCHAR(60),
  ko_name     VARCHAR(60),
  guide       VARCHAR(400) COMMENT '연동 문서에 그대로 나가는 문장',
  reg_id      VARCHAR(20)
);

-- 4xx: 입점사 쪽에서 고칠 것
INSERT INTO api_error_guide (seq, http_status, reason, ko_name, guide, reg_id) VALUES
  (10, 405, 'Method Not Allowed', '허용 안 된 메서드', '재고 수정은 PATCH로 보내야 합니다.', 'yuri.han'),
  (20, 406, 'Not Acceptable', '줄 수 없는 형식', 'Accept 헤더에 xml만 넣으면 거절합니다.', 'yuri.han'),
  (30, 418, 'I''m a teapot', '찻주전자', '연동 시험 서버에서만 나오는 장난 번호입니다.', 'yuri.han'),
  (40, 422, 'Unprocessable Content', NULL, '상품에 없는 옵션 조합(예: ''빨강/XL'')입니다; 옵션표를 새로 받으세요.', 'yuri.han');

-- 5xx: 우리 쪽 장애
INSERT INTO api_error_guide VALUES (50, 502, 'Bad Gateway', '게이트웨이 불량', '택배사 서버가 이상한 값을 주었습니다.', 'kiho.nam');
INSERT INTO api_error_guide VALUES (60, 503, 'Service Unavailable', '점검', NULL, 'kiho.nam');
INSERT INTO api_error_guide VALUES (70, 507, 'Insufficient Storage', '저장 공간 부족', '대량 업로드 파일이 쌓여 디스크가 찼습니다.', 'kiho.nam');

UPDATE api_error_guide SET guide = '매주 화요일 새벽 4시에는 닫습니다.' WHERE http_status = 503;

-- 운영 반영 전에 DBA 승인을 꼭 받을 것
COMMIT;
