"""Redirects: every name and every order of a page leads to it, and two names never lead astray."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
import yaml
from conftest import PROJECT
from lxml import html
from small_links import ADDRESS, refusal, small_links

from statusbook.facts.address import Address
from statusbook.links.claims import REGISTERED, UNOFFICIAL, VENDOR, Claim
from statusbook.links.hosts import redirects_file
from statusbook.links.redirects import Known, settle_claims
from statusbook.urls import others

REFUSED = yaml.safe_load((PROJECT / "tests/cases/redirects/refused.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["name"])
def test_what_cannot_be_followed_is_refused(case: dict[str, Any]) -> None:
    """A collision, a circle and a redirect that is never used are problems, each with its line and fix."""
    assert refusal(case["change"]) == case["expect"].strip()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("/not-found/", "/404/"),
        ("/404-not-found/", "/404/"),
        ("/http-404/", "/404/"),
        ("/찾을-수-없음/", "/404/"),
        ("/http-4xx/", "/4xx/"),
        ("/client-error/", "/4xx/"),
        ("/4xx-client-error/", "/4xx/"),
        ("/compare/405-404/", "/compare/404-405/"),
        ("/compare/404-vs-405/", "/compare/404-405/"),
        ("/compare/405-vs-404/", "/compare/404-405/"),
    ],
)
def test_names_and_orders_lead_to_their_page(old: str, new: str) -> None:
    """Phrase, numbered phrase, number with http, Korean name, class and every order of a comparison."""
    assert small_links().redirects.urls[old] == new


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("I'm a teapot", "im-a-teapot"),
        ("(Unused)", "unused"),
        ("Multi-Status", "multi-status"),
        ("Request Time-out", "request-time-out"),
        ("URI가 너무 김", "uri가-너무-김"),
        ("\u110e\u116e\u11bc\u1103\u1169\u11af", "충돌"),
        ("!", ""),
    ],
)
def test_a_name_becomes_a_slug(name: str, slug: str) -> None:
    """Lower case, Hangul composed, apostrophes gone, everything else a single hyphen."""
    assert others.slug_of(name) == slug


def test_every_order_of_five_members_has_a_url() -> None:
    """120 orders with each separator, the permalink itself left out, none twice."""
    orders = list(others.orders(("301", "302", "303", "307", "308")))
    assert len(orders) == len(set(orders)) == 2 * 120 - 1
    assert "/compare/301-302-303-307-308/" not in orders


def claim(target: str, rank: int) -> Claim:
    return Claim(url="/token/", target=target, rank=rank, path="content/codes/x.md", line=1)


@pytest.mark.parametrize("ranks", list(itertools.permutations((REGISTERED, UNOFFICIAL, VENDOR))))
def test_the_registered_code_wins_then_the_unofficial_one(ranks: tuple[int, ...]) -> None:
    """A registered code's name goes before an unofficial one's, and that before one vendor's words."""
    claims = [claim(f"/{400 + rank}/", rank) for rank in ranks]
    settled, problems = settle_claims(claims, Known(pages={}, files=()), ())
    assert (settled, problems) == ({"/token/": "/401/"}, [])


def test_two_unofficial_codes_with_the_same_words_need_a_ruling() -> None:
    """Between equals a person decides; the ruling is in redirects.yml and takes the URL out of the contest."""
    claims = [claim("/498/", VENDOR), claim("/499/", VENDOR)]
    known = Known(pages={}, files=())
    assert [p.message for p in settle_claims(claims, known, ())[1]] == [
        "'/token/' would lead to '/498/' and to '/499/'"
    ]
    assert settle_claims(claims, known, {"/token/"}) == ({}, [])


def test_a_ruling_settles_a_collision() -> None:
    """The colliding name leads where the person said."""
    change = {
        "codes/405.md": {"replace": "name_ko: 받지 않는 메서드", "with": "name_ko: 찾을 수 없음"},
        "redirects.yml": "/찾을-수-없음/: {to: /404/, because: 널리 쓰는 이름입니다}\n",
    }
    assert small_links(change).redirects.urls["/찾을-수-없음/"] == "/404/"


def test_chains_lead_to_their_end_in_one_step() -> None:
    """A redirect to a redirect is published as one step, an anchor on the way kept."""
    steps = {"/a/": "/b/", "/b/": "/404/#client", "/c/": "/not-found/"}
    rulings = "".join(f'{old}: {{to: "{new}", because: 시험}}\n' for old, new in steps.items())
    urls = small_links({"redirects.yml": rulings}).redirects.urls
    assert (urls["/a/"], urls["/b/"], urls["/c/"]) == ("/404/#client", "/404/#client", "/404/")


def test_a_redirected_file_is_the_new_file() -> None:
    """A document has no page to lead on: its old path holds the new document's bytes."""
    rulings = "/api/v1/codes/499.json: {to: /api/v1/codes/404.json, because: 시험}\n"
    files = small_links({"redirects.yml": rulings}).files
    assert files["/api/v1/codes/499.json"] == files["/api/v1/codes/404.json"]


def test_an_anchor_that_moved_to_another_page_points_there() -> None:
    """The old page keeps the name and says where the section is now."""
    rulings = '"/404/#history": {to: "/405/#client", because: 시험}\n'
    links = small_links({"redirects.yml": rulings})
    page = next(page for page in links.pages if page.permalink == "/404/")
    assert '<p id="history">이 절은 <a href="../405/index.html#client">' in page.text
    assert "/404/#history" in links.urls


def test_a_stub_leads_on_in_every_way() -> None:
    """Canonical link, script that keeps query and fragment, refresh without scripts, a link; never indexed."""
    page = html.document_fromstring(small_links().files["/404-not-found/index.html"])
    assert page.xpath("//link[@rel='canonical']/@href") == [ADDRESS.absolute("/404/")]
    assert page.xpath("//script/@data-to") == ["../404/index.html"]
    assert page.xpath("//noscript/meta[@http-equiv='refresh']/@content") == ["0; url=../404/index.html"]
    assert page.xpath("//body//a/@href") == ["../404/index.html"]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//title/text()") == ["404 Not Found (찾을 수 없음)"]


def test_every_stub_has_the_same_script() -> None:
    """What differs stands in an attribute, so that one hash in the content security policy names them all."""
    files = {name: text for name, text in small_links().files.items() if name.endswith("/index.html")}
    scripts = {html.document_fromstring(text).xpath("string(//script)") for text in files.values()}
    assert len(files) > 10
    assert len(scripts) == 1


def test_the_hosts_list_has_the_sub_path_and_stays_small() -> None:
    """``_redirects`` is in plain ASCII under the site's path; orders of four and more codes stay out of it."""
    urls = {
        "/찾을-수-없음/": "/404/",
        "/old/": "/404/#client",
        "/compare/403-401/": "/compare/401-403/",
        "/compare/404-403-401-400/": "/compare/400-401-403-404/",
    }
    text = redirects_file(urls, Address(root="https://wiki.example/team/")).decode("ascii")
    assert text.splitlines() == [
        "/team/404 /team/404/ 308",
        "/team/%EC%B0%BE%EC%9D%84-%EC%88%98-%EC%97%86%EC%9D%8C/ /team/404/ 301",
        "/team/old/ /team/404/#client 301",
        "/team/compare/403-401/ /team/compare/401-403/ 301",
        "/team/api/v1/* /team/api/v1/404.json 404",
    ]
