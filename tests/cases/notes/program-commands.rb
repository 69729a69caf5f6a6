# 게시판의 길
get '/post' do
  halt 404, '글이 없다'
  halt 410, { error: '지워진 글이다' }.to_json
  render json: { error: '잠겼다' }, status: :locked
  render status: 409, json: { message: '이미 있다' } # 제목이 겹친다
  error! '너무 빠르다', 429
  puts 403, '찍어 본다'
  sleep 500
end
case status
when 502, 504 then '앞 서버가 답하지 않는다'
when 401
  '로그인하세요'
end
raise ApiError.new(422, '읽을 수 없다')
