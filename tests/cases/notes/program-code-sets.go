package e

func Say(status int) string {
	switch status {
	case 404: // 지운 글이다
		return "글이 없습니다"
	case 502, 504: // 게이트웨이가 흔들린다
		return "잠시 뒤에 다시 해 주세요"
	}
	return ""
}
var retry = map[int]bool{
	429: true, // 조금 쉬었다 부른다
	503: true, // 점검이 끝나면 부른다
}
var retryable = []int{408, 425} // 곧바로 다시 부른다
