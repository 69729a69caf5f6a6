-- DBeaver 24.1 에서 내보냄
-- 대상: cs_portal.http_status_guide (고객센터 답변 사전)
-- 내보낸 날: 2024-10-07, 담당: 고객경험팀

CREATE TABLE http_status_guide (
  id         INTEGER PRIMARY KEY,
  http_cd    INTEGER NOT NULL,       -- 화면 오른쪽 아래에 뜨는 숫자
  reason     VARCHAR(60),
  name_ko    VARCHAR(40),
  cs_answer  VARCHAR(400),
  dev_memo   VARCHAR(400),
  reg_id     VARCHAR(20),
  upd_dt     TIMESTAMP
);

INSERT INTO http_status_guide (id,http_cd,reason,name_ko,cs_answer,dev_memo,reg_id,upd_dt) VALUES
	 (101,302,'Found','임시 이동','이벤트 페이지로 자동으로 넘어갑니다.',NULL,'cx_mina','2024-03-02 11:20:07.0'),
	 (102,402,'Payment Required','결제 필요','구독 기간이 끝났으니 다시 결제해 주세요.','구독 배치가 밤 1시에 상태를 바꾼다','cx_mina','2024-03-02 11:24:51.0'),
	 (103,404,'Not Found','찾을 수 없음','판매가 끝난 상품일 수 있습니다.','상품 번호가 ''P''로 시작하는지 본다','cx_jun','2024-05-13 09:02:30.0'),
	 (104,418,'I''m a teapot','찻주전자','고객에게 보일 일이 없습니다.','봇 차단용으로만 쓴다; 로그는 남기지 않는다','dev_ara','2024-05-13 09:03:12.0'),
	 (105,422,NULL,'처리할 수 없는 내용','쿠폰 조건(3만 원 이상)을 먼저 확인해 주세요.',NULL,'cx_jun','2024-07-29 17:45:00.0');

-- TODO 451 답변은 법무팀 회신 뒤에 넣기

-- 9월 장애 뒤에 더한 것
INSERT INTO http_status_guide VALUES (106, 500, 'Internal Server Error', '서버 오류', '개발팀이 바로 확인하고 있습니다.', '에러 추적 번호를 꼭 받아 둔다', 'dev_ara', '2024-09-21 22:10:44.0');
INSERT INTO http_status_guide VALUES (107, 503, 'Service Unavailable', '서비스 이용 불가', '정기 점검은 수요일 새벽 4시에 끝납니다.', '점검 배너가 켜졌는지 확인', 'dev_ara', '2024-09-21 22:12:09.0');

COMMIT;
-- 총 7행
