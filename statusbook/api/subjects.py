"""What the API says of one code, one class, one comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from statusbook import urls
from statusbook.api import models, parts
from statusbook.facts.address import Address
from statusbook.facts.rfcs import Rfc
from statusbook.house.cite import cite
from statusbook.house.code_note import CodeFacts, Vendor
from statusbook.house.comparison import ComparisonNote
from statusbook.house.inline import plain_text
from statusbook.house.reference import Reference
from statusbook.registry.book import Book
from statusbook.registry.record import Addition, ClassRecord, FieldValue, MergedProse, Record
from statusbook.registry.unassigned import unassigned_ranges
from statusbook.statements.statement import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Describer:
    """Describes the subjects of one book, published at one address."""

    book: Book
    address: Address

    def code(self, record: Record) -> models.Code:
        """Gives one status code."""
        permalink = urls.code(record.code)
        return models.Code(
            code=record.code,
            status_class=record.status_class,
            phrase=record.phrase.value,
            name_ko=record.name_ko.value,
            standing=record.standing,
            url=self.address.absolute(permalink),
            preview=self.address.absolute(urls.preview(permalink)),
            answer=_answer(record.prose),
            references=self._references(record.references),
            evidence=parts.Trails(phrase=_trail(record.phrase), name_ko=_trail(record.name_ko)),
            additions=[self._addition(one) for one in record.prose.additions],
            unreviewed=[
                parts.UnreviewedModel(text=plain(one.text), evidence=_evidence(one.members))
                for one in record.prose.unreviewed
            ],
            corrections=[self._correction(one) for one in record.prose.corrections],
            comparisons=self.comparison_links(self.book.comparisons_of(str(record.code))),
            guides=[
                parts.GuideLink(title=guide.facts.title, url=self.address.absolute(urls.guide(guide.slug)))
                for guide in self.book.guides_of(record.code)
            ],
            **(self._facts(record.note.facts) if record.note else {}),
        )

    def _facts(self, facts: CodeFacts) -> dict[str, Any]:
        """The facts that only a house note has, without those that it leaves out."""
        said = {
            "since": facts.since,
            "older_phrases": list(facts.older_phrases),
            "cacheable": facts.cacheable,
            "body": facts.body,
            "headers": parts.HeadersModel(
                required=list(facts.headers.required),
                recommended=list(facts.headers.recommended),
                related=list(facts.headers.related),
                when=dict(facts.headers.when),
            ),
            "methods": list(facts.methods),
            "caused_by": list(facts.caused_by),
            "retry": parts.RetryModel(safe=facts.retry.safe, when=plain(facts.retry.when)),
            "aliases": list(facts.aliases),
            "symptoms": list(facts.symptoms),
            "vendors": [self._vendor(vendor) for vendor in facts.vendors],
        }
        return {name: value for name, value in said.items() if name not in facts.unsaid}

    def _vendor(self, vendor: Vendor) -> parts.VendorModel:
        return parts.VendorModel(
            name=vendor.name,
            phrase=vendor.phrase,
            name_ko=vendor.name_ko,
            meaning=plain(vendor.meaning),
            reference=self._references([vendor.reference])[0] if vendor.reference else None,
        )

    def _addition(self, addition: Addition) -> parts.AdditionModel:
        return parts.AdditionModel(
            text=plain(addition.text),
            verdict=addition.finding.verdict.value if addition.finding else None,
            evidence=_evidence(addition.members),
        )

    def _correction(self, wrong: Addition) -> parts.CorrectionModel:
        finding = wrong.finding
        return parts.CorrectionModel(
            text=plain(wrong.text),
            correction=plain(finding.correction or "") if finding else "",
            references=self._references(finding.references if finding else ()),
            evidence=_evidence(wrong.members),
        )

    def status_class(self, record: ClassRecord) -> models.StatusClass:
        """Gives one status class."""
        number, registry = record.status_class, self.book.registry
        permalink = urls.status_class(number)
        return models.StatusClass(
            status_class=number,
            phrase=record.phrase,
            name_ko=record.name_ko,
            url=self.address.absolute(permalink),
            preview=self.address.absolute(urls.preview(permalink)),
            answer=_answer(record.prose),
            references=self._references(record.note.facts.references),
            codes=[self.code_link(member) for member in registry.of_class(number)],
            unassigned=list(unassigned_ranges(number, registry.iana.entries)),
            comparisons=self.comparison_links(self.book.comparisons_of(f"{number}xx")),
        )

    def comparison(self, comparison: ComparisonNote) -> models.Comparison:
        """Gives one comparison."""
        facts, permalink = comparison.facts, urls.comparison(comparison.facts.codes)
        return models.Comparison(
            members=list(facts.codes),
            question=plain(facts.question),
            rule=plain(facts.rule),
            url=self.address.absolute(permalink),
            preview=self.address.absolute(urls.preview(permalink)),
            rows=[
                parts.ComparisonRow(label=row.label, values=[plain(value) for value in row.values])
                for row in facts.rows
            ],
            references=self._references(facts.references),
        )

    def links(self, permalink: str) -> dict[str, str]:
        """Gives the addresses of a page and of its document."""
        document = urls.api.document_of(permalink)
        assert document is not None
        return {"url": self.address.absolute(permalink), "document": self.address.absolute(document)}

    def code_link(self, record: Record) -> parts.CodeLink:
        """Gives a code as another document points at it."""
        return parts.CodeLink(
            code=record.code,
            phrase=record.phrase.value,
            name_ko=record.name_ko.value,
            standing=record.standing,
            **self.links(urls.code(record.code)),
        )

    def comparison_links(self, comparisons: Iterable[ComparisonNote]) -> list[parts.ComparisonLink]:
        """Gives comparisons as another document points at them."""
        return [
            parts.ComparisonLink(
                members=list(one.facts.codes),
                question=plain(one.facts.question),
                **self.links(urls.comparison(one.facts.codes)),
            )
            for one in comparisons
        ]

    def _references(self, references: Iterable[Reference]) -> list[parts.ReferenceModel]:
        return [_reference(reference, self.book.shelf.rfcs) for reference in references]


def _reference(reference: Reference, rfcs: Mapping[int, Rfc]) -> parts.ReferenceModel:
    cited = cite(reference, rfcs)
    return parts.ReferenceModel(
        label=cited.label,
        rfc=reference.rfc,
        section=reference.section,
        title=cited.title or reference.title,
        url=cited.url,
    )


def _answer(prose: MergedProse) -> str | None:
    told = [one.sentence.statement.text for one in prose.sentences if one.sentence.anchor == "answer"]
    return plain(" ".join(told)) or None


def plain(text: str) -> str:
    """Gives house Markdown, or a statement, as text without any markup."""
    return plain_text(text).replace("`", "")


def _evidence(statements: Iterable[Statement]) -> list[parts.EvidenceModel]:
    return [
        parts.EvidenceModel(source=one.source, path=one.path, lines=str(one.lines), text=plain(one.text))
        for one in statements
    ]


def _trail(value: FieldValue) -> parts.FieldTrail:
    return parts.FieldTrail(
        statements=_evidence(value.evidence),
        variants=[
            parts.VariantModel(value=variant.value, evidence=_evidence(variant.evidence)) for variant in value.variants
        ],
        because=value.because,
    )
