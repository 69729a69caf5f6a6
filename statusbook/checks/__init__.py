"""What must hold of the book before anything is written: one rule, one function, all in one list."""

from __future__ import annotations

from statusbook.checks.agreements import conventions_have_codes
from statusbook.checks.completeness import (
    choices_reach_every_code,
    codes_are_linked,
    members_know_each_other,
    registered_codes_have_notes,
)
from statusbook.checks.constant_reasons import constants_have_reasons
from statusbook.checks.derived import cacheable_codes_are_told_alike, required_headers_are_told_alike
from statusbook.checks.examples import examples_are_valid_http
from statusbook.checks.internal_links import Linkable, links_lead_somewhere, sayings_lead_somewhere
from statusbook.checks.measured import rulings_meet_measurements
from statusbook.checks.page_markup import fields_bring_no_markup
from statusbook.checks.references import references_exist
from statusbook.checks.registration import facts_agree_with_iana, temporary_registrations_are_current
from statusbook.checks.specified import class_phrases_are_those_of_the_rfc, facts_agree_with_rfcs
from statusbook.checks.wording import sentences_are_polite, spellings_are_ours
from statusbook.problems import Collector, Problem
from statusbook.registry.book import Book

CHECKS = (
    facts_agree_with_iana,
    temporary_registrations_are_current,
    references_exist,
    registered_codes_have_notes,
    facts_agree_with_rfcs,
    class_phrases_are_those_of_the_rfc,
    cacheable_codes_are_told_alike,
    required_headers_are_told_alike,
    codes_are_linked,
    members_know_each_other,
    choices_reach_every_code,
    constants_have_reasons,
    examples_are_valid_http,
    spellings_are_ours,
    sentences_are_polite,
    fields_bring_no_markup,
    rulings_meet_measurements,
    conventions_have_codes,
)

LINK_CHECKS = (links_lead_somewhere, sayings_lead_somewhere)
"""What can only be said when the pages are rendered: a link is checked against what it will find."""


def check_links(book: Book, linkable: Linkable) -> list[Problem]:
    """Applies every check of links; gives all that any of them found."""
    return [problem for check in LINK_CHECKS for problem in check(book, linkable)]


def check_book(book: Book) -> None:
    """Applies every check; raises ContentError with all that any of them found."""
    problems = Collector()
    for check in CHECKS:
        problems.add(check(book))
    problems.finish()
