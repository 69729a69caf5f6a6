"""Every document of the API, by its file: one a subject, all in one, and the index of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic_core import to_json

from statusbook import urls
from statusbook.api import models, parts
from statusbook.api.subjects import Describer
from statusbook.facts.address import Address
from statusbook.facts.api_releases import API_VERSION, RELEASES
from statusbook.registry.book import Book

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
CORS = (
    "파일뿐인 사이트이므로, 다른 사이트의 스크립트가 읽으려면 호스트가 "
    "Access-Control-Allow-Origin: *를 붙여야 합니다. "
    "_headers 파일을 읽는 호스트에서는 저절로 붙습니다."
)
MADE_BY = {
    "index": "API 문서의 목록",
    "code": "상태 코드 하나",
    "class": "상태 코드 클래스 하나",
    "comparison": "비교 하나",
    "all": "모든 코드, 클래스, 비교",
    "changelog": "API의 바뀐 점",
    "error": "없는 문서를 요청했을 때의 응답",
    "moved": "옮겨 간 문서의 자리",
}
"""What each kind of document holds, in words."""


def api_documents(book: Book, address: Address) -> dict[str, models.Document]:
    """Gives every document by its file."""
    registry, describe = book.registry, Describer(book=book, address=address)
    code_head, class_head, comparison_head = (document_head(kind, address) for kind in ("code", "class", "comparison"))
    codes = [
        models.CodeDocument(**code_head, **dict(describe.code(registry.records[code])))
        for code in sorted(registry.records)
    ]
    classes = [
        models.ClassDocument(**class_head, **dict(describe.status_class(record)))
        for _, record in sorted(registry.classes.items())
    ]
    comparisons = [
        models.ComparisonDocument(**comparison_head, **dict(describe.comparison(one)))
        for _, one in sorted(book.shelf.comparisons.items())
    ]
    return {
        urls.api.INDEX: _index(book, describe),
        urls.api.ALL: models.AllDocument(
            **document_head("all", address),
            iana_date=registry.iana.date.isoformat(),
            codes=codes,
            classes=classes,
            comparisons=comparisons,
        ),
        urls.api.CHANGELOG: _changelog(address),
        urls.api.NOT_FOUND: _not_found(address),
        **{urls.api.code(one.code): one for one in codes},
        **{urls.api.status_class(one.status_class): one for one in classes},
        **{urls.api.comparison(one.members): one for one in comparisons},
    }


def moved_document(permalink: str, because: str, address: Address) -> models.MovedDocument:
    """Gives the document at the old path of a subject that has moved to a permalink."""
    return models.MovedDocument(
        **document_head("moved", address), moved_to=address.absolute(permalink), because=because
    )


def document_head(kind: str, address: Address) -> Mapping[str, Any]:
    """Gives what every document says of itself."""
    return {"api_version": API_VERSION, "schema_url": address.absolute(urls.api.schema(kind))}


def _index(book: Book, describe: Describer) -> models.IndexDocument:
    absolute, registry = describe.address.absolute, book.registry
    return models.IndexDocument(
        **document_head("index", describe.address),
        name=describe.address.site_name,
        url=describe.address.root,
        iana_date=registry.iana.date.isoformat(),
        licence=LICENCE,
        cors=CORS,
        all=absolute(urls.api.ALL),
        csv=absolute(urls.api.CSV),
        csv_excel=absolute(urls.api.CSV_EXCEL),
        inventory=absolute(urls.files.INVENTORY),
        changelog=absolute(urls.api.CHANGELOG),
        not_found=absolute(urls.api.NOT_FOUND),
        schemas={kind: absolute(urls.api.schema(kind)) for kind in models.DOCUMENTS},
        codes=[describe.code_link(registry.records[code]) for code in sorted(registry.records)],
        classes=[
            parts.ClassLink(
                status_class=number,
                phrase=record.phrase,
                name_ko=record.name_ko,
                **describe.links(urls.status_class(number)),
            )
            for number, record in sorted(registry.classes.items())
        ],
        comparisons=describe.comparison_links(one for _, one in sorted(book.shelf.comparisons.items())),
    )


def _changelog(address: Address) -> models.ChangelogDocument:
    return models.ChangelogDocument(
        **document_head("changelog", address),
        releases=[
            models.ReleaseModel(version=one.version, date=one.date, changes=list(one.changes)) for one in RELEASES
        ],
    )


def _not_found(address: Address) -> models.ErrorDocument:
    return models.ErrorDocument(
        **document_head("error", address),
        error=models.ErrorModel(
            status=404,
            phrase="Not Found",
            detail="이 주소에는 문서가 없습니다.",
            fix="index의 목록에서 주소를 확인합니다.",
        ),
        index=address.absolute(urls.api.INDEX),
    )


def json_schema(kind: str, address: Address) -> dict[str, Any]:
    """Gives the JSON Schema (draft 2020-12) of a kind of document."""
    schema = models.DOCUMENTS[kind].model_json_schema(by_alias=True, mode="serialization")
    for definition in (schema, *schema.get("$defs", {}).values()):
        definition.pop("description", None)
        for field in definition["properties"].values():
            field.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address.absolute(urls.api.schema(kind)),
        "description": MADE_BY[kind],
        **schema,
    }


def render_document(document: models.Document) -> bytes:
    """Gives a document as UTF-8 JSON that a person can read too."""
    return to_json(document, by_alias=True, indent=1) + b"\n"


def render_json(value: object) -> bytes:
    """Gives JSON, indented, with Hangul as it is."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
