-- 고객센터 상담 도구에 띄우는 HTTP 응답 안내 (작성 문가온, 2024-01-22)
CREATE TABLE http_guide (
    id          INT PRIMARY KEY,
    http_code   SMALLINT NOT NULL,
    phrase      VARCHAR(200),          -- 영어 이름은 바꾸지 않는다
    name_ko     VARCHAR(100),
    script      VARCHAR(500) NOT NULL,
    wait_sec    INT DEFAULT 300,
    writer      VARCHAR(20)
);

COMMENT ON COLUMN http_guide.script IS '상담원이 소리 내어 읽는 문장';

INSERT INTO http_guide (id, http_code, phrase, name_ko, script, wait_sec, writer) VALUES
    (101, 403, 'Forbidden', '열람 금지', '가족 명의 회선은 본인만 볼 수 있다고 안내한다.', 0, '문가온'),
    (102, 404, 'Not Found', '청구서 없음', '아직 청구서가 나오지 않은 달이다.', 0, '문가온'),
    (103, 408, 'Request Timeout', '응답 늦음', '고객 휴대폰의 ''데이터 절약''을 꺼 보게 한다.', 60, '문가온'),
    -- TODO 약정 문구 법무 검토
    (104, 409, 'Conflict', '약정 겹침', '약정이 두 개 걸려 있으면 먼저 것을 푼다.', 0, '노아름'),
    (105, 418, 'I''m a teapot', '장난 응답', '시험 서버로 잘못 붙었으니 주소를 확인한다.', 0, '노아름'),
    (106, 500, 'Internal Server Error', '전산 오류', '전산팀에 표를 끊고 (급하면 전화하고) 다시 연락드린다.', 600, '노아름');

-- 요금제 개편으로 덧붙인 줄
INSERT INTO http_guide VALUES (107, 307, 'Temporary Redirect', '임시 화면 이동', '개편 기간에는 예전 요금 화면이 뜬다.', 0, '문가온');
INSERT INTO http_guide VALUES (108, 505, 'HTTP Version Not Supported', '옛 단말', '2G 단말은 지원이 끝났다고 말씀드린다.', 0, '문가온'); -- 대리점으로 모신다

UPDATE http_guide SET wait_sec = 400 WHERE wait_sec = 300; -- 기본 대기 시간을 늘려 달라는 현업 요청
