"""Whose sentence it is: ``304는 캐시를 쓰라는 뜻이다.`` speaks of 304, wherever it stands."""

from __future__ import annotations

import re
from itertools import islice

from statusbook.statements.grammar import ALSO, DIGIT, UNIT
from statusbook.statements.head import CodePhrase, Follow, Head
from statusbook.statements.head_reader import read_head
from statusbook.statements.phrase_book import PhraseBook

_WITH_SS = "".join(chr(0xAC00 + 28 * at + 20) for at in range(399))
"""Syllables that end in ``ㅆ``, as verbs of the past do: ``웠``, ``갔``."""

# A question that asks somebody and says nothing: ``503은 왜 지웠어요?``; not ``404는 언제 보내나요?``
_ASKED_BACK = re.compile(rf"\s왜\s.{{0,40}}[{_WITH_SS}](?:어요|나요|습니까|어|지|죠|음)?\s?\?+\s*\Z")

# Who says it, in minutes of a meeting: ``남기훈: ``, ``김 대리 : ``; not ``원인: ``, ``404: ``
_SPEAKER = re.compile(
    r"[김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용]"
    r"(?:[가-힣]{2}|\s?(?:대리|과장|차장|부장|팀장|책임|선임|매니저|프로|님))\s?(?:님)?\s?[:：]\s+"
)

# Words that a sentence may have before its subject: ``한편 ``, ``처음 ``, ``참고로, ``, ``아 맞다 ``, ``네, ``; not ``서버의 ``, ``아니요``.
_ADVERB = re.compile(
    r"(?:(?:한편|반면에?|반대로|참고로|추가로|그리고|그런데|근데|그럼|하지만|다만|또한?|특히|원래|처음에?는?|예전에?는?|요즘은?|지금은?|다음으로|마지막으로"
    r"|[1-5]\d\d[^\s,]{0,40}?(?:와|과|랑)(?:는|는\s)?\s?(?:달리|반대로|다르게)|그\s?중에서?도?|그\s?가운데서?도?|이와\s?달리|그에\s?비해|아\s?(?:맞다|참)|[아오음어네넵예]|참고|제가\s?알기로는?|however|also|note that)\s*[,.!~]?\s+){1,3}",
    re.IGNORECASE,
)

# What lets a sentence go on about the subject of the one before: ``이때 …``, ``이 코드는 …``, ``그래서 …``; not ``서버는 …``.
_GOES_ON = re.compile(
    r"(?:이때|그때|이 ?코드|그 ?코드|이 ?경우|이런 ?경우|이 ?응답|이는|그래서|따라서|그러므로|그러니|즉\b)"
)

# A code in a sentence: ``404``; not ``4040``, ``E404``.
_CODE = re.compile(r"(?<![0-9A-Za-z.])[1-5]\d\d(?![0-9A-Za-z])")

_LATEST_CODE = 120
"""Characters up to the code that a sentence begins with; an adverb and a label before it have fewer."""

# A second subject, which makes a comparison of the sentence: ``, 403은 ``, ``고 502는 ``; not ``403과 ``.
_SECOND = re.compile(r"(?<![0-9A-Za-z.])[1-5]\d\d(?:번|[ A-Za-z]{0,40})?\s?(?:은|는)[\s,]")

# The first line of a message: ``HTTP/1.1 200 OK``; not ``HTTP 200``.
_STATUS_LINE = re.compile(r"\W*HTTP/\d")

# A code as the condition of what follows: ``이면 ``, ``일 때는 ``; not ``이 ``, ``과 ``.
_IF = re.compile(r"\s?(?:이면|면|이라면|라면|일\s?때(?:에?는)?)\s")

# … or the condition under which somebody looks further: ``이 뜨면 ``, `` 나면 ``, ``를 받으면 ``; not `` 뜨는 ``.
_WHEN_SEEN = re.compile(r"\s?[가이을를]?\s(?:뜨|나|나오|받으|보이|오|떨어지|내려오)면\s")

# What comes before the code that a sentence gives: ``없으면 ``, ``잡으시면 ``, ``틀린 경우에는 ``, ``점검 중에는 ``; not ``어제 ``, ``보면``.
_GIVEN_IF = re.compile(
    r"(?:[가-힣]면|[가-힣]\s(?:때|때는|때엔|경우|경우에|경우에는|중에는|중엔|뒤에는|뒤엔|시|시에는)),?\s(?:바로\s|그냥\s|항상\s|늘\s)?"
    r"(?:HTTP\s|상태\s?코드\s|응답\s?코드\s)?[`'\"(\[]?\Z"
)

# … and what behind it: ``를 드립니다``, `` 뜸``, ``이에요``, ``번 응답``, nothing; not ``를 보고``, ``페이지``.
_GIVES = re.compile(
    r"[`'\")\]]?(?:번|\s?(?:에러|오류|코드|응답))?(?:[을를이가]|으?로)?\s?(?:드[리립려]|줍|준다|주고|주니|줘|줌|내려|내보|내고|냅니|낸다|내요|보내|보냅|보낸|돌려"
    r"|반환|응답|리턴|온다|옵니다|와요|옴|오고|나가|나갑|나간|나감|나오|나와|나옵|나온|나옴|뜨|떠요|뜸|뜬|뜹|던지|던진|던져|떨어|처리|입니다|이에요|예요|이다|이고|이죠|임(?!시)|(?:\s?\([^()]{1,40}\))?[.!]?\s*\Z)"
)

# The same in English, which has the condition on either side: ``we return ``, ``gives a ``, ``you get HTTP ``; not ``port ``.
_GIVES_FIRST = re.compile(
    r"\b(?:returns?|gets?|gives?|sends?|answers?|(?:responds?|replies|reply|answers?)\s+with)\s(?:an?\s|the\s)?(?:HTTP\s|status\s)?[`'\"(]?\Z",
    re.IGNORECASE,
)

# … with nothing behind it that is counted: ``, ``, `` when ``, ``.``; not `` rows``.
_ENDS_OBJECT = re.compile(
    r"[`'\")]?(?:\s*[.,;(:]|\s*\Z|\s(?:when|if|unless|once|because|after|while|for|to|in|errors?|responses?|status)\b)"
)

# … and what makes it one: ``when``, ``if``, ``A missing token``; not ``whenever``.
_GIVEN_WHEN = re.compile(
    r"\b(?:when|if|unless|once|because|after|while|missing|invalid|expired|unknown)\b", re.IGNORECASE
)

# A comma between two that are spoken of: ``코드, 502는 이상한 답``; not ``코드, 게이트웨이``.
_NEXT_SUBJECT = re.compile(r"(?<=[가-힣\w)]),\s(?=[1-5]\d\d(?:번)?(?:은|는)\s)")

# What happened once: ``떴어요``, ``나왔습니다``, ``줬는데``; not ``뜹니다``, ``드립니다``.
_PAST = re.compile(r"[았었했됐났왔갔졌봤줬떴냈렸](?:다|습|어|음|네|는|고|지|던)")

# A code that comes: ``가 오며``, ``이 나옵니다``, ``가 뜨면``; not ``가 아니다``, ``를 보낸다``.
_COMES = re.compile(r"\s?[가이]\s(?:오|옵|온|나오|나옵|나온|뜨|뜹|뜬|떨어|돌아오|돌아옵|내려오|내려옵|납니다|난다)")

# The end of a sentence that tells what happened, not what a code means: ``504는 없었다.``; not ``뜻이었다.``, ``없다.``.
_EVENT = re.compile(r"(?:없었|있었|떴|나왔|났|보였|늘었|줄었|뜸|났음)(?:다|습니다|어요|음)?[ㅋㅎ~!.]*\s*\Z")


def head_spoken_of(sentence: str, book: PhraseBook) -> Head | None:
    """Returns the head of a sentence that is about known codes by its own words, None where they only stand in it.

    304 for ``한편 304는 캐시를 쓰라는 뜻이다.`` and ``304 Not Modified: 캐시를 쓴다``, 502 and 504 for ``502와 504는 앞단이 쓴다.``; none for
    ``304와 달리 …`` and for ``401은 인증, 403은 인가다.``.
    """
    if not DIGIT.search(sentence, 0, _LATEST_CODE) or _ASKED_BACK.search(sentence):
        return None
    text = behind_adverbs(sentence)
    head = read_head(text, book)
    if head is None or head.hypothetical or head.phrase_first or _STATUS_LINE.match(text):
        return None
    begins_entry = head.has_phrase and head.follow in (Follow.MARK, Follow.TEXT)
    if head.follow is not Follow.TOPIC and not begins_entry:
        return None
    if _SECOND.search(text, head.text_from + 1) or _EVENT.search(text):
        return None
    return head if _is_known(head, book) else None


def behind_adverbs(sentence: str) -> str:
    """Returns a sentence from its subject on, without who says it."""
    speaker = _SPEAKER.match(sentence)
    sentence = sentence[speaker.end() if speaker else 0 :]
    adverb = _ADVERB.match(sentence)
    return sentence[adverb.end() if adverb else 0 :]


def head_that_comes(sentence: str, book: PhraseBook) -> Head | None:
    """Returns the head of a sentence that says when a code comes: 429 for ``429가 오며 다시 셉니다.``; None for ``429를 보낸다``."""
    head = read_head(sentence, book)
    if head is None or head.follow is not Follow.RELATION or not _is_known(head, book):
        return None
    comes = _COMES.match(sentence, head.text_from)
    return head if comes is not None and not _EVENT.search(sentence) else None


def head_of_condition(sentence: str, book: PhraseBook) -> Head | None:
    """Returns the head of a sentence that says what a code means by a condition: 413 for ``413이면 사진이 너무 크다``."""
    head = read_head(sentence, book)
    if head is None or head.follow is not Follow.RELATION or not _is_known(head, book):
        return None
    return head if _IF.match(sentence, head.text_from) is not None and not _EVENT.search(sentence) else None


def head_that_is_given(sentence: str, book: PhraseBook) -> Head | None:
    """Returns the head of a sentence that names its code last, as the answer to a condition, or as one that is seen.

    409 for ``같은 자리를 두 번 잡으시면 409를 드립니다.``, 502 for ``502 뜨면 배포 중인지 봐 주세요``, 425 for ``참, 425 Too Early도 있어요.``; none for ``그래서 409가 났어요``, ``없으면 404나 410``.
    """
    numbers = (each for each in _CODE.finditer(sentence, 0, _LATEST_CODE) if not UNIT.match(sentence, each.end()))
    found = list(islice(numbers, 2))
    if len(found) != 1 or sentence.rstrip().endswith("?"):
        return None
    code, start, end = int(found[0].group()), found[0].start(), found[0].end()
    phrase_end = book.match_at(sentence, end + 1)
    phrase = sentence[end + 1 : phrase_end] if phrase_end is not None else None
    behind = phrase_end or end
    if not book.is_known(code) or _PAST.search(sentence, behind):
        return None
    before = sentence[:start]
    is_given = _GIVEN_IF.search(before) is not None and _GIVES.match(sentence, behind) is not None
    is_english = _GIVES_FIRST.search(before) is not None and _ENDS_OBJECT.match(sentence, behind) is not None
    is_given = is_given or (is_english and _GIVEN_WHEN.search(sentence) is not None)
    begins = behind_adverbs(sentence).startswith(found[0].group())
    is_seen = begins and _WHEN_SEEN.match(sentence, behind) is not None
    fitted = book.fit(phrase, code) if phrase is not None else None
    is_added = ((fitted is not None and fitted.fit.is_exact) or (phrase is None and begins)) and ALSO.match(
        sentence, behind
    ) is not None
    if not (is_given or is_seen or is_added):
        return None
    return Head(start=0, pairs=(CodePhrase(code=code, phrase=phrase, fitted=fitted),), follow=Follow.RELATION)


def _is_known(head: Head, book: PhraseBook) -> bool:
    return bool(head.codes) and all(book.is_known(code) for code in head.codes)


def names_code(sentence: str, codes: tuple[int, ...]) -> bool:
    """Returns whether a sentence names any of the codes, as one that compares does."""
    return any(int(found.group()) in codes for found in _CODE.finditer(sentence))


def goes_on(sentence: str) -> bool:
    """Returns whether a sentence goes on about the subject of the one before it: ``이때는 다시 보낸다.``."""
    return _GOES_ON.match(sentence) is not None


def announces(sentence: str) -> bool:
    """Returns whether a sentence only adds a code, of which the next one tells: ``참, 425 Too Early도 있어요.``."""
    found = next(_CODE.finditer(sentence, 0, _LATEST_CODE), None)
    also = ALSO.search(sentence, found.end()) if found is not None else None
    return also is not None and also.end() == len(sentence)


def parts_spoken_of(sentence: str, book: PhraseBook) -> list[str]:
    """Returns the parts of a sentence that speaks of several codes in turn: ``500은 우리 코드``, ``502는 게이트웨이``; else the whole."""
    parts = _NEXT_SUBJECT.split(sentence) if DIGIT.search(sentence) else [sentence]
    if len(parts) > 1 and all(head_spoken_of(part, book) is not None for part in parts):
        return parts
    return [sentence]
