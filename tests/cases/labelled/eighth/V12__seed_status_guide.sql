-- V12: 고객센터 상담 화면에 뜨는 상태 코드 안내
-- 작성: 문가온, 2024-09-03 (CS-381)

CREATE TABLE status_guide (
    id          INT          NOT NULL PRIMARY KEY,
    http_status SMALLINT     NOT NULL COMMENT '응답 코드',
    reason      VARCHAR(60)  NULL     COMMENT '영문 이름',
    ko_name     VARCHAR(60)  NULL     COMMENT '한글 이름',
    script      VARCHAR(300) NOT NULL COMMENT '상담 멘트',
    updated_by  VARCHAR(20)  NOT NULL COMMENT '고친 사람'
);

INSERT INTO status_guide (id, http_status, reason, ko_name, script, updated_by) VALUES
(101, 401, 'Unauthorized', '인증 안 됨', '다시 로그인해 보시라고 안내합니다.', 'gaon.moon'),
(102, 403, 'Forbidden', '접근 거부', '휴면 회원인지 먼저 조회합니다.', 'gaon.moon'),
(103, 404, 'Not Found', '자료 없음', '주문 번호를 한 자리씩 불러 달라고 합니다.', 'iseul.bae'),
(104, 408, 'Request Timeout', '요청 시간 초과', '와이파이를 끄고 해 보시라고 합니다.', 'iseul.bae'),
(200, 418, 'I''m a teapot', '찻주전자', '개발팀 장난이니 ''무시''하셔도 됩니다.', 'gaon.moon'),
(201, 500, 'Internal Server Error', '내부 오류', '사과하고, 접수 번호를 남깁니다(30분 안에 회신).', 'gaon.moon'),
(202, 503, 'Service Unavailable', '이용 불가', '정기 점검 시간표를 문자로 보냅니다.', 'iseul.bae');

-- 아래 한 줄은 나중에 따로 들어온 요청
INSERT INTO status_guide VALUES (203, 507, 'Insufficient Storage', '저장 공간 모자람', '사진함을 비우시라고 안내합니다.', 'haram.seo');

-- 상담 화면 캐시를 비워야 바로 보임
UPDATE cache_version SET v = v + 1 WHERE name = 'status_guide';
