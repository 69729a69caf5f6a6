# 응답 글
MESSAGES = {
  400 => '입력이 틀렸다',
  404 => "글이 없다", # 지웠을 수도 있다
}.freeze
NO_RIGHT = 403 # 볼 수 없다
def text(status)
  case status
  when 409 then '이미 있다'
  when 503
    '점검 중이다'
  else
    '모른다'
  end
end
render json: { error: '잠겼다' }, status: :locked
