"""The parts the API's documents are made of: references, evidence, links from one document to another."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from statusbook.house.code_note import Standing


class Model(BaseModel):
    """The base of everything published: frozen; a schema that allows fields a later version adds."""

    model_config = ConfigDict(frozen=True, defer_build=True)


class ReferenceModel(Model):
    """The document that defines something."""

    label: str = Field(description="보여 줄 이름입니다.")
    rfc: int | None = Field(description="RFC 번호입니다. RFC가 아니면 null입니다.")
    section: str | None = Field(description="절 번호입니다.")
    title: str | None = Field(description="절이나 문서의 제목입니다.")
    url: str | None = Field(description="문서의 주소입니다.")


class EvidenceModel(Model):
    """A note that says something, and where in it."""

    source: str = Field(description="노트의 id입니다. house는 이 사이트가 쓴 노트, iana는 IANA 등록부입니다.")
    path: str = Field(description="파일의 경로입니다.")
    lines: str = Field(description="줄 번호입니다. 31이나 31-33의 꼴입니다.")
    text: str = Field(description="노트에 적힌 말입니다.")


class VariantModel(Model):
    """A value that lost."""

    value: str = Field(description="채택되지 않은 값입니다.")
    evidence: list[EvidenceModel] = Field(description="그렇게 적은 노트입니다.")


class FieldTrail(Model):
    """Who says a field's value, and who says otherwise."""

    statements: list[EvidenceModel] = Field(description="채택한 값을 적은 노트입니다.")
    variants: list[VariantModel] = Field(description="채택되지 않은 값입니다.")
    because: str | None = Field(description="사람이 정했다면 그 이유입니다.")


class Trails(Model):
    """The trail behind the fields that notes can disagree on."""

    phrase: FieldTrail = Field(description="영어 문구의 근거입니다.")
    name_ko: FieldTrail = Field(description="한국어 이름의 근거입니다.")


class HeadersModel(Model):
    """Response headers that belong to a code."""

    required: list[str] = Field(description="응답에 싣는 것이 필수(MUST)입니다.")
    recommended: list[str] = Field(description="응답에 싣도록 권장(SHOULD)합니다.")
    related: list[str] = Field(description="보낼 수 있거나 함께 쓰입니다.")
    when: dict[str, str] = Field(
        default_factory=dict, description="그 강도가 성립하는 조건입니다. 헤더의 이름으로 찾습니다."
    )


class RetryModel(Model):
    """Whether the same request may be sent again."""

    safe: Literal["yes", "no", "later", "changed", "idempotent", "automatic"] = Field(
        description="재시도해도 되는지입니다. later는 기다린 뒤, changed는 요청을 고친 뒤, "
        "idempotent는 멱등한 요청만, automatic은 클라이언트가 스스로 잇는다는 뜻입니다."
    )
    when: str = Field(description="언제, 어떻게 재시도하는지입니다.")


class VendorModel(Model):
    """One product's use of an unregistered number."""

    name: str = Field(description="제품의 이름입니다.")
    phrase: str = Field(description="그 제품이 쓰는 문구입니다.")
    name_ko: str = Field(description="그 뜻의 한국어 이름입니다.")
    meaning: str = Field(description="그 제품에서의 뜻입니다.")
    reference: ReferenceModel | None = Field(description="제품의 문서입니다.")


class AdditionModel(Model):
    """Something notes say that this site does not."""

    text: str = Field(description="노트가 말한 것입니다.")
    verdict: str | None = Field(description="판정입니다. confirmed, practice, opinion, convention 가운데 하나입니다.")
    evidence: list[EvidenceModel] = Field(description="그렇게 말한 노트입니다.")


class UnreviewedModel(Model):
    """Something notes say that nobody has judged."""

    text: str = Field(description="노트가 말한 것입니다. 맞는지 아직 확인하지 않았습니다.")
    evidence: list[EvidenceModel] = Field(description="그렇게 말한 노트입니다.")


class CorrectionModel(Model):
    """Something notes say that the specification contradicts."""

    text: str = Field(description="노트가 말한 것입니다.")
    correction: str = Field(description="바로잡은 내용입니다.")
    references: list[ReferenceModel] = Field(description="그 근거입니다.")
    evidence: list[EvidenceModel] = Field(description="그렇게 말한 노트입니다.")


class CodeLink(Model):
    """A status code, as other documents point at it."""

    code: int = Field(description="상태 코드입니다.")
    phrase: str = Field(description="영어 문구입니다.")
    name_ko: str = Field(description="한국어 이름입니다.")
    standing: Standing = Field(description="지위입니다.")
    url: str = Field(description="페이지의 주소입니다.")
    document: str = Field(description="API 문서의 주소입니다.")


class ClassLink(Model):
    """A status class, as other documents point at it."""

    status_class: int = Field(description="클래스의 첫 숫자입니다.")
    phrase: str = Field(description="영어 이름입니다.")
    name_ko: str = Field(description="한국어 이름입니다.")
    url: str = Field(description="페이지의 주소입니다.")
    document: str = Field(description="API 문서의 주소입니다.")


class ComparisonLink(Model):
    """A comparison, as other documents point at it."""

    members: list[str] = Field(description="비교하는 코드나 클래스입니다. 작은 것부터 적습니다.")
    question: str = Field(description="가르는 질문입니다.")
    url: str = Field(description="페이지의 주소입니다.")
    document: str = Field(description="API 문서의 주소입니다.")


class GuideLink(Model):
    """A guide that speaks of a code."""

    title: str = Field(description="안내의 제목입니다.")
    url: str = Field(description="페이지의 주소입니다.")


class ComparisonRow(Model):
    """A row of the side-by-side table."""

    label: str = Field(description="무엇을 비교하는지입니다.")
    values: list[str] = Field(description="값입니다. members와 차례가 같습니다.")
