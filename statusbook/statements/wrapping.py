"""Whether a sentence runs over the end of a line, in notes that are broken at a fixed width."""

from __future__ import annotations

import re

_SHORTEST_WRAPPED = 30
"""Characters of a line that may be broken at a width; 21 joins author and version of a labelled note, 34 no longer
joins the sentences of the one with wrapped lines."""

_SHORTEST_UNFINISHED = 15
"""The same where the end asks for more. With 9 the name ``서비스 이용 불가``, which ends like a particle, is joined with
the sentence below it in a note from the field; 33 loses the labelled note with wrapped lines."""

_FULL_LINE = 0.8
"""Share of the widest line: a word of eight characters leaves a fifth of a line of 40 empty. Above 1 the labelled note
with wrapped lines is lost, at 0.55 two lines of a note from the field that nobody wrapped become one."""

# The end of a sentence or of a note without a full stop: ``처리했다.``, ``요청 성공함``, ``(참고)``; not ``요청을``, ``서버는``.
_ENDED = re.compile(r"[.!?。:：;…]['\"”’)\]*_`]*\Z|[다요죠음함됨임것듯냄옴남감짐줌킴침움봄힘뜸씀둠넘끔걺돎\])>]\Z")

# An end that asks for more: ``서버가``, ``요청,``, ``문제 때문에``, ``because of``; not ``성공``, ``처리했다``.
_UNFINISHED = re.compile(
    r"[,·(]\Z|(?:[은는이가을를의와과고며서면]|에서|으로|하고|지만|또는|혹은|및|때문에|대한|위해|the|a|an|of|to|or|and|in)\Z"
)

# A label, which begins something new: ``원인: ``, ``해결 방법 : ``; not ``https://``, ``그 밖의 원인: ``.
_LABELLED = re.compile(r"[\w가-힣]{1,12}(?: [\w가-힣]{1,8})?\s?[:：]\s")

# A code at the beginning, bullets and numbers aside: ``404 Not Found``, ``- 404``, ``다) 404``, ``(a) 404``; not ``4040``,
# ``HTTP 404``.
_CODE_FIRST = re.compile(
    r"\W{0,4}(?:(?:\d{1,2}|[가-힣ㄱ-ㅎA-Za-z①-⓿❶-❿➀-➓Ⅰ-ⅿ])[.)\]]{1,2}\s*|[①-⓿❶-❿➀-➓Ⅰ-ⅿㅇ]\s*)?[1-5]\d\d(?!\d)"
)

# A line that is only the end of a sentence: ``404.``, ``404),``; not ``404``, ``404. 없다``.
_LAST_WORD = re.compile(r"\d{3}[.,;)]{1,2}")

# An address at the end, behind which nothing continues: ``참고 https://a.example/b``; not ``https://a.example/b 참고``.
_URL_LAST = re.compile(r"https?://\S+\Z")

# A bullet or number, which begins something new: ``- 없다``, ``4. 없다``, ``① 없다``; not ``없다``.
_BULLET_FIRST = re.compile(r"[-*•·\d①-⓿❶-❿➀-➓Ⅰ-ⅿ■□◆▶◈]|[가-힣A-Za-z][.)]\s")


def continues_sentence(before: str, text: str, width: int) -> bool:
    """Returns whether ``text`` continues the sentence of the line before; ``width`` is that of the widest line.

    ``서버가 요청을 받았지만 응답 본문을`` is continued by ``만들지 못한다.``; ``원인`` is not.
    """
    if _URL_LAST.search(before) or _LABELLED.match(text):
        return False
    if _CODE_FIRST.match(text) and _CODE_FIRST.match(before):
        return False
    if _UNFINISHED.search(before):
        return len(before) >= _SHORTEST_UNFINISHED
    if _ENDED.search(before) or len(before) < _SHORTEST_WRAPPED:
        return False
    first_word = text.split(maxsplit=1)[0] if text.strip() else ""
    if (first_word[:1].isascii() and first_word[:1].islower()) or _LAST_WORD.fullmatch(text):
        return True
    # The first word would not have fitted behind the line before.
    return len(before) + len(first_word) >= _FULL_LINE * width and not _BULLET_FIRST.match(text)
