// Package edge 는 이미지 게이트웨이가 돌려주는 상태 코드를 모아 둔다.
// 표를 고치면 make docs 를 꼭 돌려 주세요. (플랫폼실 정하늘)
package edge

// 직접 정한 것들. net/http 의 상수와 이름이 겹치지 않게 앞에 Img 를 붙인다.
const (
	// ImgNotModified 는 ETag 가 같을 때 본문 없이 나간다.
	ImgNotModified = 304

	// ImgGone 은 저작권 신고로 내린 그림에 쓴다.
	// 한 번 내리면 되살리지 않는다.
	ImgGone = 410

	ImgTooLarge = 413 // 원본이 25MB 를 넘음
	ImgBadType  = 415 // webp, avif, png 말고는 받지 않음
	ImgTeapot   = 418 // I’m a teapot - 만우절 배너에만 쓴다
)

// statusText 는 운영 화면의 말풍선에 그대로 뜬다.
var statusText = map[int]string{
	200: "그림을 잘 내려보냈습니다.",
	203: "Non–Authoritative Information: 변환기가 손댄 그림입니다.",
	206: "Partial Content (부분 전송) 이어받기 요청에 답했습니다.",
	416: `파일 끝을 지난 범위를 달라고 했습니다.`,

	// 아래 둘은 원본 저장소가 원인
	502: "저장소가 깨진 응답을 줬습니다.",
	504: "저장소가 10초 안에 답하지 않았습니다.", // 타임아웃 값은 values.yaml 에 있음
}

// Text 는 모르는 코드면 빈 문자열을 준다.
func Text(code int) string {
	return statusText[code]
}
