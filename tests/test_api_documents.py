"""The API: every document holds against its published schema, says its version, and tells what the registry holds."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import jsonschema
import pytest
from small_links import ADDRESS, small_links

from statusbook import urls
from statusbook.api import models
from statusbook.api.documents import json_schema
from statusbook.facts.api_releases import API_VERSION, RELEASES
from statusbook.links.published import PublishedLinks
from statusbook.pages.api_page import document_fields


@pytest.fixture(scope="module")
def links() -> PublishedLinks:
    return small_links()


def document(links: PublishedLinks, path: str) -> dict[str, Any]:
    return json.loads(links.files[path])


def documents(links: PublishedLinks) -> dict[str, dict[str, Any]]:
    return {
        path: document(links, path)
        for path in links.files
        if path.endswith(".json") and not path.startswith("/api/v1/schema/")
    }


def test_every_document_holds_against_the_schema_it_names(links: PublishedLinks) -> None:
    """The schema is the file behind ``schema``; it is sound itself, and no document has a field it does not name."""
    for path, told in documents(links).items():
        schema = document(links, told["schema"].removeprefix(ADDRESS.root.rstrip("/")))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(told, schema)
        assert schema["$id"] == told["schema"], path
        assert set(told) == set(schema["properties"]), path


def test_a_schema_refuses_what_is_wrong(links: PublishedLinks) -> None:
    """A schema is no formality: a missing field, a wrong type and an unknown standing fail."""
    schema, told = json_schema("code", ADDRESS), document(links, "/api/v1/codes/404.json")
    for wrong in ({"code": "404"}, {"standing": "usual"}, {"headers": {}}, {"retry": {"safe": "maybe"}}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**told, **wrong}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({key: told[key] for key in told if key != "phrase"}, schema)


def test_a_later_field_does_not_break_a_reader(links: PublishedLinks) -> None:
    """Within v1 fields are only added, so a schema lets unknown ones pass."""
    told = document(links, "/api/v1/codes/404.json")
    jsonschema.validate({**told, "added_later": 1}, json_schema("code", ADDRESS))


def test_every_document_says_its_version_and_its_kind(links: PublishedLinks) -> None:
    """``api_version`` and ``schema`` come first in every document, and the changelog begins with that version."""
    for path, told in documents(links).items():
        assert list(told)[:2] == ["api_version", "schema"], path
        assert told["api_version"] == API_VERSION == RELEASES[0].version, path
    releases = document(links, urls.api.CHANGELOG)["releases"]
    assert [one["version"] for one in releases] == [one.version for one in RELEASES]


def test_a_code_is_told_in_the_words_of_the_glossary(links: PublishedLinks) -> None:
    """The document of a code has the registry's values under the glossary's names."""
    told = document(links, "/api/v1/codes/405.json")
    wanted = {
        "code": 405,
        "status_class": 4,
        "phrase": "Method Not Allowed",
        "name_ko": "받지 않는 메서드",
        "standing": "standard",
        "url": "https://wiki.example/team/http/405/",
        "preview": "https://wiki.example/team/http/previews/405.png",
        "body": "allowed",
        "cacheable": True,
        "headers": {"required": ["Allow"], "recommended": [], "related": [], "when": {}},
        "methods": ["any"],
        "caused_by": ["client"],
        "vendors": [],
    }
    assert {key: told[key] for key in wanted} == wanted
    assert told["references"][0]["url"] == "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.6"
    assert [one["members"] for one in told["comparisons"]] == [["404", "405"]]


def test_the_index_leads_to_every_document(links: PublishedLinks) -> None:
    """Every address in the index is a file, and every document of a subject is in the index."""
    index = document(links, urls.api.INDEX)

    def addresses(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [found for one in value.values() for found in addresses(one)]
        if isinstance(value, list):
            return [found for one in value for found in addresses(one)]
        return [value] if isinstance(value, str) and value.startswith(ADDRESS.root) else []

    permalinks = {page.permalink for page in links.pages}
    told = {address.removeprefix(ADDRESS.root.rstrip("/")) for address in addresses(index)}
    assert told <= {*links.files, *permalinks}
    assert {path for path in documents(links) if path not in (urls.api.INDEX,)} <= told


def test_everything_is_in_one_file_too(links: PublishedLinks) -> None:
    """all.json holds each subject's document, which so is valid against its own schema there too."""
    everything = document(links, urls.api.ALL)
    own = {
        ("codes", "code"): lambda one: f"/api/v1/codes/{one['code']}.json",
        ("classes", "class"): lambda one: f"/api/v1/classes/{one['status_class']}xx.json",
        ("comparisons", "comparison"): lambda one: f"/api/v1/comparisons/{'-'.join(one['members'])}.json",
    }
    for (field, kind), path in own.items():
        assert everything[field]
        for one in everything[field]:
            assert one == document(links, path(one))
            assert one["schema"] == ADDRESS.absolute(urls.api.schema(kind))


def test_a_missing_document_is_answered_in_json(links: PublishedLinks) -> None:
    """The 404 document is JSON, says what to do, and the hosts' files send it and let scripts read it."""
    told = document(links, urls.api.NOT_FOUND)
    assert told["error"]["status"] == 404
    assert told["index"] == ADDRESS.absolute(urls.api.INDEX)
    assert links.files["/_redirects"].decode().splitlines()[-1] == (
        "/team/http/api/v1/* /team/http/api/v1/404.json 404"
    )
    assert "/team/http/api/*\n  Access-Control-Allow-Origin: *\n" in links.files["/_headers"].decode()


def test_the_table_has_a_row_a_code(links: PublishedLinks) -> None:
    """The CSV has every code with its public URL; the one for spreadsheets differs by its mark alone."""
    table = links.files[urls.api.CSV]
    rows = list(csv.DictReader(io.StringIO(table.decode())))
    codes = document(links, urls.api.ALL)["codes"]
    assert [(row["code"], row["phrase"], row["name_ko"], row["url"]) for row in rows] == [
        (str(one["code"]), one["phrase"], one["name_ko"], one["url"]) for one in codes
    ]
    assert links.files[urls.api.CSV_EXCEL] == b"\xef\xbb\xbf" + table


def test_the_page_lists_every_field(links: PublishedLinks) -> None:
    """/api/v1/ tells people what the schemas tell programs."""
    page = next(page for page in links.pages if page.permalink == urls.api.ROOT)
    for kind in models.DOCUMENTS:
        for field in document_fields(kind):
            assert f"<code>{field.name}</code></th><td>{field.description}" in page.text, (kind, field)


def test_no_document_depends_on_the_others_address() -> None:
    """A site that moves gives the same documents with the new address in them and nothing else changed."""
    from statusbook.facts.address import Address

    here, there = small_links(), small_links(address=Address(root="http://elsewhere.example/"))
    assert set(here.files) == set(there.files)
    for path, content in here.files.items():
        if path.endswith(".json"):
            moved = content.decode().replace(ADDRESS.root, "http://elsewhere.example/")
            assert moved == there.files[path].decode(), path
