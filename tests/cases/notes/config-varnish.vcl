sub vcl_recv {
  # 나라 밖에서는 막는다
  if (req.http.X-Country != "KR") {
    return (synth(451, "이 나라에서는 볼 수 없습니다"));
  }
}
sub vcl_backend_error {
  set beresp.status = 503; // 원본이 죽었을 때
}
