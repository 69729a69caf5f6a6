-- V12: 관리자 화면 오류 문구 (작성: 운영개발 윤태오, 2024-01-22)
CREATE TABLE http_message (
    id          INT          NOT NULL COMMENT '일련번호',
    status_code SMALLINT     NOT NULL COMMENT 'HTTP 상태 코드',
    reason      VARCHAR(64)  NULL     COMMENT '사유 문구',
    message_ko  VARCHAR(200) NOT NULL COMMENT '화면에 보일 말',
    memo        VARCHAR(200) NULL     COMMENT '운영 메모',
    reg_user    VARCHAR(20)  NOT NULL COMMENT '등록자',
    reg_dt      DATETIME     NOT NULL,
    PRIMARY KEY (id)
) COMMENT = '관리자 화면 오류 문구';

INSERT INTO http_message (id, status_code, reason, message_ko, memo, reg_user, reg_dt) VALUES
    (1, 400, 'Bad Request', '검색 조건을 다시 넣어 주세요.', '기간이 90일을 넘어도 여기로 옴', 'taeo.yoon', '2024-01-22 10:11:00'),
    (2, 405, 'Method Not Allowed', '지원하지 않는 방식입니다.', NULL, 'taeo.yoon', '2024-01-22 10:11:00'),
    (3, 408, 'Request Timeout', '연결이 오래 멈춰 있었습니다.', 'VPN 이 끊긴 직원에게 잦음', 'taeo.yoon', '2024-01-22 10:12:00'),
    (4, 412, 'Precondition Failed', '다른 관리자가 먼저 고쳤습니다.', '새로 불러온 뒤 다시 저장하게 함', 'sora.kim', '2024-01-23 09:02:00'),
    (5, 418, 'I''m a teapot', '자동화 도구로 보입니다.', '봇 차단용', 'sora.kim', '2024-01-23 09:02:00'),
    (6, 507, 'Insufficient Storage', '엑셀을 만들 공간이 모자랍니다.', '/data 볼륨을 비울 것; 야간 작업과 겹침', 'sora.kim', '2024-01-23 09:05:00');

-- 아래 한 줄은 협력사 포털에서만 쓴다
INSERT INTO http_message VALUES (7, 423, 'Locked', '결재 중인 문서라 잠겨 있습니다.', '반려되면 저절로 풀림', 'sora.kim', '2024-02-01 14:00:00');

-- 되돌릴 때
-- DELETE FROM http_message WHERE id BETWEEN 1 AND 7;
COMMIT;
