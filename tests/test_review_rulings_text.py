"""A ruling is put at the end of its list, and taken out again: every other byte of the file stays."""

from __future__ import annotations

import random

import pytest
import yaml

from statusbook.review.rulings_text import put_item, take_item

ITEM = '  - source: team\n    quote: "새 문장"\n    verdict: practice\n'

FILES = {
    "nothing yet": "",
    "comments alone": "# 우리 팀의 판정\n",
    "another list": "# 머리말\nsame:\n  - a: {source: team, quote: x}\n    b: {source: house, quote: y}\n    because: z\n",
    "its own list at the end": "verdicts:\n  # 404\n  - source: team\n    quote: a\n    verdict: aside\n",
    "its own list before another": (
        "verdicts:\n  - source: team\n    quote: a\n    verdict: aside\n  # 끝에 붙인 말\n\n# 같은 말\nsame:\n"
        "  - a: {source: team, quote: x}\n    b: {source: house, quote: y}\n    because: z\n"
    ),
    "an empty list": "verdicts: []  # 아직 없음\nsame: []\n",
    "items at the margin": "verdicts:\n- source: team\n  quote: a\n  verdict: aside\n",
    "items further in": "verdicts:\n    - source: team\n      quote: a\n      verdict: aside\n",
    "no line end at the end": "verdicts:\n  - source: team\n    quote: a\n    verdict: aside",
    "a list without items": "verdicts:\nsame:\n",
    "blank lines at the end": "verdicts:\n  - source: team\n    quote: a\n    verdict: aside\n\n\n",
    "a text that looks like a list": "same:\n  - a: {source: team, quote: x}\n    b: {source: house, quote: y}\n"
    "    because: |\n      verdicts: 없음\n",
}


def comments(text: str) -> list[str]:
    return [line.partition("#")[2].strip() for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_item_is_the_last_of_its_list_and_all_else_stays(text: str, newline: str) -> None:
    before = text.replace("\n", newline)
    after, item = put_item(before, "verdicts", ITEM)
    old, new = yaml.safe_load(before) or {}, yaml.safe_load(after)
    assert new["verdicts"][:-1] == (old.get("verdicts") or [])
    assert new["verdicts"][-1] == {"source": "team", "quote": "새 문장", "verdict": "practice"}
    assert {name: value for name, value in new.items() if name != "verdicts"} == {
        name: value for name, value in old.items() if name != "verdicts"
    }
    assert comments(before) == comments(after)
    assert not before or "\n" not in after.replace(newline, "")
    taken = take_item(after, item)
    assert taken is not None
    assert (yaml.safe_load(taken) or {}).get("verdicts") in (old.get("verdicts"), None)


def test_comments_at_the_end_of_a_list_stay_with_what_follows_them() -> None:
    after, _ = put_item(FILES["its own list before another"], "verdicts", ITEM)
    assert after.index("# 같은 말") > after.index("새 문장") > after.index("# 끝에 붙인 말")


def test_many_items_in_any_order_are_taken_out_to_the_byte() -> None:
    """What is put in last is taken out first, as a person undoes."""
    choose = random.Random(5)
    for text in FILES.values():
        if not text.endswith("\n") or "[]" in text:  # what is completed first is not taken back
            continue
        states, put = [text], []
        for number in range(12):
            kind = choose.choice(["verdicts", "same", "distinct"])
            after, item = put_item(states[-1], kind, ITEM.replace("새", str(number)))
            states.append(after)
            put.append(item)
        for number in reversed(range(12)):
            taken = take_item(states[number + 1], put[number])
            assert taken is not None
            assert taken.startswith(states[number])
            assert yaml.safe_load(taken.replace(states[number], "", 1) or "{}") in (
                {},
                {"verdicts": None},
                {"same": None},
                {"distinct": None},
            ) or yaml.safe_load(taken) == yaml.safe_load(states[number])
