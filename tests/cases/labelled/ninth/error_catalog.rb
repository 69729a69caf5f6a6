# frozen_string_literal: true

=begin
학습 관리 시스템 오류 안내문 모음
  화면에 보이는 문구는 기획팀(서예린) 확인을 받고 고친다.
  마지막 확인: 2024년 5월 17일
=end
module ErrorCatalog
  GUIDES = {
    401 => { title: '로그인이 풀렸어요', hint: '수강 중이던 강의는 자동 저장됩니다.' },
    402 => {
      title: '수강료 결제가 필요해요',
      hint: "무료 체험은 '3강'까지만 열립니다.",
      notify: false
    },
    # 반 코드가 틀린 학생도 여기에 걸린다
    403 => { title: '이 반에 들어갈 수 없어요', hint: '담임 선생님께 초대를 부탁하세요.' },
    404 => { title: '강의를 찾지 못했어요', hint: nil },
    413 => { title: '과제 파일이 너무 커요', hint: '영상은 500MB 이하로 줄여 주세요.' }, # 모바일은 100MB
    [502, 504] => { title: '강의 서버가 답하지 않아요', hint: '새로 고침은 1분 뒤에 해 주세요.' },
    503 => { title: '정기 점검 중이에요', hint: <<~HINT.strip }
      매주 화요일 새벽에는 시험 응시가 막힙니다.
    HINT
  }.freeze

  # 목록에 없는 번호가 오면 이 문구를 쓴다
  FALLBACK = { title: '알 수 없는 문제가 생겼어요', hint: '고객센터로 알려 주세요.' }.freeze

  def self.for(status)
    GUIDES.find { |k, _| Array(k).include?(status) }&.last || FALLBACK
  end
end
