-- V17: 화면 문구용 코드 테이블 채우기
-- 작업자: 서민재, 검토: 강다은 (2024-03-27)
SET statement_timeout = 504;

CREATE TABLE http_code (
    status      INT          NOT NULL,          -- 응답 숫자
    phrase      VARCHAR(100),
    ko_name     VARCHAR(200) NOT NULL,
    guide       VARCHAR(500)                    -- 화면 아래 작은 글씨
);
COMMENT ON TABLE http_code IS '전시 예매 사이트 공통 문구';

INSERT INTO http_code (status, phrase, ko_name, guide) VALUES
    (202, 'Accepted', '예매 접수', '좌석이 확정되면 알림톡을 보냅니다.'),
    (303, 'See Other', '다른 곳 보기', '결제가 끝나면 티켓함으로 이동합니다.'),
    -- 관리자 화면에서만 보인다
    (405, 'Method Not Allowed', '허용되지 않은 방법', NULL),
    (418, 'I''m a teapot', '찻주전자', '굿즈 숍의 숨은 쿠폰입니다.'),
    (423, 'Locked', '잠긴 좌석', '다른 관람객이 결제하는 중(7분)입니다.');

-- 컬럼 순서가 다르니 조심
INSERT INTO http_code (ko_name, status, guide, phrase)
VALUES ('대기열 만원', 429, '새로 고치면 순번이 뒤로 밀립니다.', 'Too Many Requests');
INSERT INTO http_code (ko_name, status, guide, phrase)
VALUES ('예매 서버 점검', 503, '오픈 십 분 전에는 점검하지 않습니다.', 'Service Unavailable');

-- TODO: 511 문구는 와이파이 업체와 정한 뒤 추가

UPDATE http_code SET guide = '현장 매표소를 이용해 주세요.' WHERE status = 405;

INSERT INTO setting (name, value, memo) VALUES
    ('max_ticket_rows', 500, '한 번에 내려받는 줄 수');
