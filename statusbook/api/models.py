"""The documents of the API as models: what is published is what is validated, and their JSON Schema."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from statusbook.api.parts import (
    AdditionModel,
    ClassLink,
    CodeLink,
    ComparisonLink,
    ComparisonRow,
    CorrectionModel,
    GuideLink,
    HeadersModel,
    Model,
    ReferenceModel,
    RetryModel,
    Trails,
    UnreviewedModel,
    VendorModel,
)
from statusbook.house.code_note import Origin, Standing


class Document(Model):
    """What every document says of itself."""

    api_version: str = Field(description="API의 버전입니다. v1 안에서는 필드가 늘기만 합니다.")
    schema_url: str = Field(serialization_alias="schema", description="이 문서의 JSON Schema 주소입니다.")


class Code(Model):
    """One status code."""

    code: int = Field(ge=100, le=599, description="상태 코드입니다.")
    status_class: int = Field(ge=1, le=5, description="클래스의 첫 숫자입니다.")
    phrase: str = Field(description="영어 문구입니다.")
    name_ko: str = Field(description="한국어 이름입니다. 없으면 빈 글입니다.")
    standing: Standing = Field(
        description="지위입니다. standard는 IANA 등록, temporary는 기한부 등록, deprecated는 쓰지 말라는 것, "
        "unused는 예약만 된 것, obsolete는 폐기, unofficial은 등록되지 않은 것입니다."
    )
    url: str = Field(description="페이지의 주소입니다. 바뀌지 않습니다.")
    preview: str = Field(description="미리보기 그림(PNG, 1200×630)의 주소입니다.")
    answer: str | None = Field(description="뜻과 할 일을 두 문장으로 답한 것입니다.")
    references: list[ReferenceModel] = Field(description="정의한 문서입니다. 첫째가 이 코드를 정의합니다.")
    since: str | None = Field(None, description="처음 정한 문서입니다.")
    older_phrases: list[str] = Field([], description="옛 문구입니다.")
    cacheable: bool | None = Field(None, description="지시가 없어도 캐시할 수 있는지입니다(RFC 9110 15.1절).")
    body: Literal["allowed", "forbidden", "required"] | None = Field(None, description="응답에 본문이 있는지입니다.")
    headers: HeadersModel | None = Field(None, description="함께 보내는 응답 헤더입니다.")
    methods: list[str] = Field([], description="만나게 되는 메서드입니다. any는 모든 메서드입니다.")
    caused_by: list[Origin] = Field(
        [],
        description="원인이 어느 쪽에 있는지입니다. client는 클라이언트, hop은 중간 서버, origin은 오리진 서버입니다.",
    )
    retry: RetryModel | None = Field(None, description="재시도해도 되는지입니다.")
    aliases: list[str] = Field([], description="사람들이 부르는 다른 이름입니다.")
    symptoms: list[str] = Field([], description="이 코드를 만난 사람이 검색할 말입니다.")
    vendors: list[VendorModel] = Field([], description="이 번호를 쓰는 제품입니다.")
    evidence: Trails = Field(description="문구와 한국어 이름의 근거입니다.")
    additions: list[AdditionModel] = Field(description="노트가 보탠 말입니다.")
    unreviewed: list[UnreviewedModel] = Field([], description="노트의 말 가운데 아직 아무도 확인하지 않은 것입니다.")
    corrections: list[CorrectionModel] = Field(description="노트의 틀린 말과 바로잡은 내용입니다.")
    comparisons: list[ComparisonLink] = Field(description="이 코드를 견준 비교입니다.")
    guides: list[GuideLink] = Field(description="이 코드를 다루는 안내입니다.")


class StatusClass(Model):
    """One status class."""

    status_class: int = Field(ge=1, le=5, description="클래스의 첫 숫자입니다.")
    phrase: str = Field(description="영어 이름입니다.")
    name_ko: str = Field(description="한국어 이름입니다.")
    url: str = Field(description="페이지의 주소입니다. 바뀌지 않습니다.")
    preview: str = Field(description="미리보기 그림(PNG, 1200×630)의 주소입니다.")
    answer: str | None = Field(description="뜻과 할 일을 두 문장으로 답한 것입니다.")
    references: list[ReferenceModel] = Field(description="정의한 문서입니다.")
    codes: list[CodeLink] = Field(description="이 클래스의 코드입니다.")
    unassigned: list[tuple[int, int]] = Field(description="IANA가 할당하지 않은 범위입니다. 두 끝을 포함합니다.")
    comparisons: list[ComparisonLink] = Field(description="이 클래스를 견준 비교입니다.")


class Comparison(Model):
    """One comparison."""

    members: list[str] = Field(description="비교하는 코드나 클래스입니다. 작은 것부터 적습니다.")
    question: str = Field(description="가르는 질문입니다.")
    rule: str = Field(description="그 질문의 답입니다.")
    url: str = Field(description="페이지의 주소입니다. 바뀌지 않습니다.")
    preview: str = Field(description="미리보기 그림(PNG, 1200×630)의 주소입니다.")
    rows: list[ComparisonRow] = Field(description="나란히 놓은 표의 줄입니다.")
    references: list[ReferenceModel] = Field(description="근거가 되는 문서입니다.")


class CodeDocument(Code, Document):
    """The document of one status code."""


class ClassDocument(StatusClass, Document):
    """The document of one status class."""


class ComparisonDocument(Comparison, Document):
    """The document of one comparison."""


class AllDocument(Document):
    """The documents of all subjects in one file."""

    iana_date: str = Field(description="IANA 등록부를 옮긴 날입니다.")
    codes: list[CodeDocument] = Field(description="모든 코드의 문서입니다.")
    classes: list[ClassDocument] = Field(description="모든 클래스의 문서입니다.")
    comparisons: list[ComparisonDocument] = Field(description="모든 비교의 문서입니다.")


class IndexDocument(Document):
    """Where everything is."""

    name: str = Field(description="이 사이트의 이름입니다.")
    url: str = Field(description="이 사이트의 주소입니다.")
    iana_date: str = Field(description="IANA 등록부를 옮긴 날입니다.")
    licence: str = Field(description="내용의 이용 조건입니다.")
    cors: str = Field(description="다른 사이트의 스크립트에서 읽는 방법입니다.")
    all: str = Field(description="전체 문서의 주소입니다.")
    csv: str = Field(description="모든 코드의 CSV 주소입니다. UTF-8이고 BOM이 없습니다.")
    csv_excel: str = Field(description="Excel에서 바로 여는 CSV 주소입니다. UTF-8이고 BOM이 있습니다.")
    inventory: str = Field(description="Sphinx 목록(objects.inv)의 주소입니다.")
    changelog: str = Field(description="바뀐 점의 주소입니다.")
    not_found: str = Field(description="없는 문서를 물었을 때 호스트가 답할 문서입니다.")
    schemas: dict[str, str] = Field(description="문서의 종류마다 JSON Schema의 주소입니다.")
    codes: list[CodeLink] = Field(description="모든 코드입니다.")
    classes: list[ClassLink] = Field(description="모든 클래스입니다.")
    comparisons: list[ComparisonLink] = Field(description="모든 비교입니다.")


class ReleaseModel(Model):
    """One version of the API."""

    version: str = Field(description="버전입니다.")
    date: str = Field(description="공개한 날입니다(ISO 8601).")
    changes: list[str] = Field(description="바뀐 점입니다.")


class ChangelogDocument(Document):
    """What changed in the API."""

    releases: list[ReleaseModel] = Field(description="버전입니다. 새것부터 적습니다.")


class ErrorModel(Model):
    """What went wrong and what to do."""

    status: int = Field(description="HTTP 상태 코드입니다.")
    phrase: str = Field(description="영어 문구입니다.")
    detail: str = Field(description="무엇이 잘못되었는지입니다.")
    fix: str = Field(description="할 일입니다.")


class ErrorDocument(Document):
    """The answer to a request for a document that does not exist."""

    error: ErrorModel = Field(description="오류입니다.")
    index: str = Field(description="있는 문서의 목록입니다.")


class MovedDocument(Document):
    """The document at the old path of one whose subject has moved."""

    moved_to: str = Field(description="지금 그 내용을 다루는 페이지의 주소입니다.")
    because: str = Field(description="옮긴 이유입니다.")


DOCUMENTS: dict[str, type[Document]] = {
    "index": IndexDocument,
    "code": CodeDocument,
    "class": ClassDocument,
    "comparison": ComparisonDocument,
    "all": AllDocument,
    "changelog": ChangelogDocument,
    "error": ErrorDocument,
    "moved": MovedDocument,
}
"""Every kind of document by the name of its schema."""
