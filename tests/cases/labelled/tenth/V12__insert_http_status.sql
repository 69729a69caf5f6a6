-- V12__insert_http_status.sql
-- 작성: 김도윤 (2024-06-03), 검토: 이채원
-- 관제 화면에서 쓰는 응답 코드 사전

CREATE TABLE IF NOT EXISTS tb_http_status (
    seq         INT          NOT NULL PRIMARY KEY,
    status_cd   SMALLINT     NOT NULL COMMENT '응답 코드',
    status_nm   VARCHAR(60)  NOT NULL COMMENT '영문 이름',
    status_kr   VARCHAR(60)           COMMENT '한글 이름',
    dscr        VARCHAR(400)          COMMENT '관제 요원이 볼 설명',
    use_yn      CHAR(1)      NOT NULL DEFAULT 'Y',
    reg_id      VARCHAR(20)  NOT NULL,
    reg_dt      DATETIME     NOT NULL
) COMMENT = '응답 코드 사전 테이블';

INSERT INTO tb_http_status (seq, status_cd, status_nm, status_kr, dscr, use_yn, reg_id, reg_dt) VALUES
(101, 200, 'OK', '정상 응답', '수집기가 값을 잘 받아 감', 'Y', 'dykim', '2024-06-03 10:12:00'),
(102, 302, 'Found', '임시 이동', '로그인 쪽으로 돌려보낸 것이니 장애가 아님', 'Y', 'dykim', '2024-06-03 10:12:00'),
-- 에이전트 2.x 에서만 나온다
(103, 408, 'Request Timeout', '요청 시간 초과', '현장 회선이 느려 본문이 끝까지 오지 않음', 'Y', 'dykim', '2024-06-03 10:12:00'),
(104, 415, 'Unsupported Media Type', '지원하지 않는 형식', 'XML 로 보낸 구형 장비, 펌웨어를 올려야 함', 'Y', 'cwlee', '2024-06-04 09:30:00'),
(105, 500, 'Internal Server Error', '서버 내부 오류', '(긴급) 당직 개발자에게 전화', 'Y', 'cwlee', '2024-06-04 09:30:00');

INSERT INTO tb_http_status VALUES (106, 502, 'Bad Gateway', '게이트웨이 오류', 'L4 뒤의 WAS 가 죽어 있음', 'Y', 'cwlee', '2024-06-04 09:31:00');
INSERT INTO tb_http_status VALUES (107, 507, 'Insufficient Storage', '저장 공간 부족', NULL, 'Y', 'cwlee', '2024-06-04 09:31:00');

-- 507 설명이 빠져 있어 채움
UPDATE tb_http_status SET dscr = '로그 파티션이 95%를 넘음' WHERE status_cd = 507;

COMMIT;
