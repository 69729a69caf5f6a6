"""The Korean words for the registry's terms, in one place."""

STANDING = {
    "standard": "표준",
    "temporary": "임시 등록",
    "deprecated": "사용 중단 권고",
    "unused": "사용하지 않음",
    "obsolete": "폐기",
    "unofficial": "비표준",
    "internal": "팀 내부",
}
STANDING_HINT = {
    "standard": "IANA에 등록된 상태 코드입니다.",
    "temporary": "IANA에 기한을 두고 등록된 상태 코드입니다.",
    "deprecated": "등록되어 있지만 규격이 더는 쓰지 말라고 합니다.",
    "unused": "번호만 예약되어 있고 쓰이지 않습니다.",
    "obsolete": "정의한 문서가 폐기되었습니다.",
    "unofficial": "IANA에 등록되지 않았습니다. 특정 제품이 스스로 뜻을 정해 씁니다.",
    "internal": "IANA에 등록되지 않았습니다. 이 책을 쓰는 팀이 스스로 뜻을 정해 씁니다.",
}
UNSAID = "정해 두지 않음"
"""Where a number of a team's own leaves a fact out."""

CAUSED_BY = {"client": "클라이언트", "hop": "중간 서버", "origin": "오리진 서버"}
RETRY = {
    "yes": "그대로 재시도해도 됩니다",
    "no": "재시도하지 않습니다",
    "later": "기다린 뒤 재시도",
    "changed": "요청을 고친 뒤 재시도",
    "idempotent": "멱등한 요청만 재시도",
    "automatic": "클라이언트가 스스로 이어 갑니다",
}
CACHEABLE = {True: "됩니다 (RFC 9110 15.1절)", False: "안 됩니다"}
BODY = {"allowed": "있을 수 있음", "forbidden": "없음", "required": "있어야 함"}
HEADER_STRENGTH = {"required": "필수", "recommended": "권장", "related": "관련"}
CHECKED_BY = {"run": "실행해 확인", "source": "소스 코드", "docs": "문서"}
VERDICT = {
    "confirmed": "확인됨",
    "corrected": "바로잡음",
    "practice": "관행",
    "opinion": "의견",
    "convention": "약속",
    "aside": "글의 진행",
}
UNREVIEWED = "검토 전"
CLASS_HINT = {
    1: "요청을 받았고 이어지고 있습니다",
    2: "요청을 받아들여 처리했습니다",
    3: "끝내려면 한 걸음 더 필요합니다",
    4: "요청에 문제가 있습니다",
    5: "서버가 유효한 요청을 처리하지 못했습니다",
}
SLIP = {
    "phrase-of-another-code": "번호와 문구가 맞지 않습니다.",
    "misspelt-phrase": "철자가 다릅니다.",
    "obsolete-phrase": "옛 문구입니다.",
    "unassigned-code": "IANA가 할당하지 않은 번호입니다.",
    "no-code-read": "번호가 있지만 어느 코드로도 읽지 못했습니다.",
    "unreached-code": "번호로 시작하지만 어느 코드에도 들어가지 않은 줄입니다.",
    "starts-with-other-code": "다른 코드의 번호로 시작하는 줄입니다.",
    "broken-series": "앞뒤 줄과 달리 코드로 읽지 못한 줄입니다.",
    "text-before-heads": "첫 코드보다 앞에 있어 어느 코드에도 넣지 않았습니다.",
    "lost-words": "읽지 못한 낱말이 있습니다.",
    "encoding": "UTF-8이 아니지만 읽었습니다.",
    "odd-text": "읽지 못한 글자가 있습니다.",
}
ADDITIONS_SHOWN, LINES_SHOWN = 100, 20
"""How many additions a list shows, and how many lines of a note that say the same; the note's own pages show all."""
NAMED_SLIPS = ("misspelt-phrase", "obsolete-phrase")
"""The slips beside which the phrase of today is shown."""
SET_ASIDE = {
    "front matter": "머리말",
    "markup": "마크업",
    "separator": "구분선",
    "comment": "주석",
    "script or style": "스크립트와 스타일",
    "navigation": "이동 메뉴",
    "link target": "링크 주소",
    "table header": "표 제목줄",
    "table of contents": "차례",
    "hypothetical code": "가정한 번호",
    "struck text": "취소선을 그은 글",
    "program code": "프로그램 코드",
    "about the note": "글쓴이와 날짜, 이어지는 글",
    "about the row": "표의 번호, 작성자, 날짜",
    "for every other code": "나머지 코드에 대한 설명",
}
