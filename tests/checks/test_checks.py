"""Every check on its cases, and all of them on the samples and on any text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks import REGISTRY
from desktop_app.checks.base import CheckContext
from desktop_app.checks.run import run_checks
from desktop_app.domain.finding import Severity
from desktop_app.domain.records import Image, Records
from desktop_app.markdown.parser import parse
from tests.checks.check_cases import FOLDER, RECORDS, cases, context_of, described

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.checks.base import Check
    from tests.checks.check_cases import Case

CASES = [
    (check, case)
    for check in REGISTRY
    for case in (
        cases(FOLDER / f"{check.code}.md") if (FOLDER / f"{check.code}.md").exists() else []
    )
]
ERRORS = {
    "image-without-credit", "missing-image", "leftover-placeholder", "embargo-ahead",
    "unresolved-link", "unclosed", "text-lost", "name-spelling",
    "spoiler-in-the-open",
}  # fmt: skip
INFOS = {"unknown-person", "title-or-name", "image-expiring"}
OF_NAMES = {
    "spoiler-without-warning", "first-mention", "bracket-again", "full-name-again",
    "name-spelling", "wrong-pair", "also-stars-named",
}  # fmt: skip


@pytest.mark.parametrize("check", REGISTRY, ids=lambda check: check.code)
def test_every_check_has_cases_with_and_without_a_finding(check: Check) -> None:
    mine = cases(FOLDER / f"{check.code}.md")
    assert any(case.expected.strip() for case in mine)
    assert any(not case.expected.strip() for case in mine)


def test_every_fixture_belongs_to_a_check() -> None:
    assert {path.stem for path in FOLDER.glob("*.md")} == {check.code for check in REGISTRY}


@pytest.mark.parametrize(("check", "case"), CASES, ids=lambda part: getattr(part, "name", ""))
def test_case(check: Check, case: Case) -> None:
    context = context_of(case.article)
    found = list(check.run(context))
    lines = [described(finding, context.body) for finding in found]
    assert "\n".join(lines) == case.expected.strip("\n")
    assert {finding.code for finding in found} <= {check.code}
    assert {finding.severity for finding in found} <= {check.severity}


@pytest.mark.parametrize("check", REGISTRY, ids=lambda check: check.code)
def test_severities_are_those_of_the_design(check: Check) -> None:
    expected = Severity.ERROR if check.code in ERRORS else Severity.WARNING
    expected = Severity.INFO if check.code in INFOS else expected
    assert check.severity is expected


@pytest.mark.parametrize(
    ("check", "case"),
    [(check, case) for check, case in CASES if check.code in {"raw-html", "unclosed"}]
    + [(check, case) for check, case in CASES if check.code in OF_NAMES],
    ids=lambda part: getattr(part, "name", ""),
)
def test_a_fix_settles_its_finding(check: Check, case: Case) -> None:
    context = context_of(case.article)
    for finding in check.run(context):
        if finding.fix is None or not finding.fix.edits:
            continue
        body = context.body
        for edit in sorted(finding.fix.edits, key=lambda edit: -edit.start):
            body = body[: edit.start] + edit.text + body[edit.end :]
        after = context_of(body).document
        article = replace(context.article, body=body)
        again = list(check.run(CheckContext(article, after, RECORDS, context.now)))
        assert len(again) < len(list(check.run(context)))


def test_the_alt_fix_puts_the_caret_between_the_brackets() -> None:
    body = "Words.\n\n![](image:no-alt)\n"
    (finding,) = [f for f in run_checks(context_of(body)) if f.code == "image-without-alt"]
    assert finding.fix is not None
    assert finding.fix.caret == body.index("![") + 2
    assert finding.fix.edits == ()


def test_the_spoiler_fix_is_one_edit_at_the_top() -> None:
    context = context_of("Words.\n\n::: spoiler End\nGone.\n:::\n")
    (finding,) = run_checks(context)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (edit.start, edit.end, edit.text) == (0, 0, "*Spoilers ahead.*\n\n")


def test_findings_are_in_the_order_of_the_text() -> None:
    found = run_checks(context_of("TK\n\n![](image:no-credit)\n\n::: spoiler x\nTODO\n:::\n"))
    assert [finding.start for finding in found] == sorted(finding.start for finding in found)
    assert len(found) == 4


def _sample_findings(samples: Path, name: str) -> list[tuple[str, int, str]]:
    text = (samples / name).read_text(encoding="utf-8")
    context = context_of(text, Records())
    images = {
        slug: Image(context.article.id, slug, credit="Image via Marquee", file="aa/a.jpg")
        for slug in (
            "metropolis-skyline", "metropolis-machine", "metropolis-cathedral", "general-bridge",
        )
    }  # fmt: skip
    records = replace(RECORDS, images=images, hubs={"lost-and-found": RECORDS.hubs["found"]})
    return [(one.code, one.line, one.why) for one in run_checks(context_of(text, records))]


def test_the_first_sample_has_just_two_findings(samples: Path) -> None:
    assert _sample_findings(samples, "metropolis-found.md") == [
        ("spoiler-without-warning", 13, "readers meet it with no notice"),
        ("image-without-alt", 23, "metropolis-cathedral · screen readers will skip it"),
    ]


def test_the_review_has_only_the_spoiler(samples: Path) -> None:
    assert [code for code, _, _ in _sample_findings(samples, "the-general-review.md")] == [
        "spoiler-without-warning"
    ]


PIECES = st.sampled_from(
    [
        "word ", "TK ", "\n", "\n\n", "::: spoiler x\n", ":::\n", "::: gallery\n", "::: nope\n",
        "![](image:good)", "![](image:gone)", "[a](hub:found)", "[b]{.spoiler}", "*", "`", "> ",
        "- ", "1. ", "    ", "%% note\n", "[^a]", "[^a]: note words\n", "<b>", "| a | b |\n",
        "|---|---|\n", "| c | d |\n", "&amp; ", "\\", "```\n", "# ", "[x]: http://a.de\n", "[x] ",
        "::: quote Her, in [X](http://x.de)\n", "::: embed https://x.de/a\n", "\u00a0", "é",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=25).map("".join))
def test_no_text_breaks_a_check_or_is_lost(body: str) -> None:
    context = context_of("---\ndek: x\n---\n" + body)
    found = run_checks(context)
    for finding in found:
        assert 0 <= finding.start <= finding.end <= len(context.body)
        assert finding.message
        assert not finding.message.endswith(".")
    lost = [finding for finding in found if finding.code == "text-lost"]
    assert not lost, (body, lost)


def test_text_that_the_parser_dropped_is_reported_where_it_stood() -> None:
    body = "First words.\n\nSecond words.\n"
    context = context_of(body)
    half = replace(context.document, blocks=context.document.blocks[:1])
    found = run_checks(replace(context, document=half))
    assert [(one.code, one.line) for one in found] == [("text-lost", 3)]


def test_a_document_can_be_read_with_the_parser_alone() -> None:
    article = context_of("Plain.").article
    document = parse(article.body, Records(), article.details)
    assert run_checks(CheckContext(article, document, Records())) == ()
