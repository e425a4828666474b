"""The checks of names on the samples, and what silences them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.checks.run import run_checks
from desktop_app.domain.naming.engine import MentionEngine
from desktop_app.domain.records import HouseStyle
from desktop_app.domain.settled import answers, here, silenced, with_answer, with_silenced
from desktop_app.markdown.parser import parse
from desktop_app.markdown.stretches import stretches
from tests.checks.check_cases import RECORDS, context_of

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.checks.base import CheckContext
    from desktop_app.domain.finding import Finding

OF_NAMES = {
    "first-mention", "bracket-again", "full-name-again", "name-spelling", "wrong-pair",
    "unknown-person", "also-stars-named", "title-or-name",
}  # fmt: skip
HEAD = "---\nproductions: [metropolis-1927]\n---\n"


def of_names(context: CheckContext) -> list[Finding]:
    return [finding for finding in run_checks(context) if finding.code in OF_NAMES]


def applied(body: str, finding: Finding) -> str:
    assert finding.fix is not None
    for edit in sorted(finding.fix.edits, key=lambda edit: -edit.start):
        body = body[: edit.start] + edit.text + body[edit.end :]
    return body


def test_the_sample_is_without_fault(samples: Path) -> None:
    text = (samples / "metropolis-found.md").read_text(encoding="utf-8")
    assert of_names(context_of(text)) == []


def test_maria_without_her_actress_is_found_and_mended(samples: Path) -> None:
    text = (samples / "metropolis-found.md").read_text(encoding="utf-8")
    context = context_of(text.replace(" (Brigitte Helm)", ""))
    (found,) = of_names(context)
    assert (found.code, found.message) == ("first-mention", "Maria is named without Brigitte Helm")
    assert applied(context.body, found) == context_of(text).body


def test_a_near_miss_typed_into_the_sample_is_offered(samples: Path) -> None:
    text = (samples / "metropolis-found.md").read_text(encoding="utf-8")
    context = context_of(text.rstrip() + "\n\nRudolf Klein Rogge knew.\n")
    (found,) = of_names(context)
    assert (found.code, found.why) == ("name-spelling", "did you mean Rudolf Klein-Rogge?")
    assert applied(context.body, found).endswith("Rudolf Klein-Rogge knew.")


def test_a_check_is_silenced_here_in_the_article_and_in_the_house() -> None:
    context = context_of(HEAD + "Maria waits. Freder waits.")
    first, second = of_names(context)
    article = context.article

    def after(name: str) -> list[Finding]:
        quiet = replace(article, details=with_silenced(article.details, name))
        return of_names(replace(context, article=quiet))

    assert after(here(first, context.body)) == [second]
    assert after("first-mention") == []
    house = replace(RECORDS, house=HouseStyle(silenced=("first-mention",)))
    assert of_names(replace(context, records=house)) == []


def test_what_is_settled_stays_beside_what_was_there() -> None:
    details = context_of("---\nlayout: post\n---\n").article.details
    details = with_answer(with_silenced(details, "first-mention"), "person:Anna", "different")
    details = with_answer(with_silenced(details, "wrong-pair"), "title:It", "name")
    assert silenced(details) == {"first-mention", "wrong-pair"}
    assert answers(details) == {"person:Anna": "different", "title:It": "name"}
    assert details.extra["layout"] == "post"


@pytest.mark.parametrize("value", ["", 3, [], {"silenced": 4, "answers": ["x"]}])
def test_foreign_front_matter_under_our_key_breaks_nothing(value: object) -> None:
    details = replace(context_of("x").article.details, extra={"marquee": value})
    assert silenced(details) == frozenset()
    assert answers(details) == {}


def test_a_different_person_is_the_second_way_to_settle_a_near_miss() -> None:
    context = context_of(HEAD + "There is Gustav Frohlich.")
    (found,) = of_names(context)
    assert found.other is not None
    assert found.other.answer is not None
    settled = with_answer(context.article.details, *found.other.answer)
    assert of_names(replace(context, article=replace(context.article, details=settled))) == []


def test_a_list_that_repeats_everyone_is_taken_out() -> None:
    body = "Maria (Brigitte Helm) waits.\n\nIt lasts. *Metropolis* also stars Brigitte Helm.\n"
    context = context_of(HEAD + body)
    (found,) = of_names(context)
    assert applied(context.body, found) == "Maria (Brigitte Helm) waits.\n\nIt lasts."


def test_the_others_in_the_list_stay_as_they_are_written() -> None:
    body = (
        "Grot (Heinrich George).\n\n*M* also stars Alfred Abel (X), Heinrich George and Fritz Rasp."
    )
    context = context_of(HEAD + body)
    found = next(one for one in of_names(context) if one.code == "also-stars-named")
    assert applied(context.body, found).endswith("also stars Alfred Abel (X) and Fritz Rasp.")


PIECES = st.sampled_from(
    [
        "Maria ", "Maria’s ", "(Brigitte Helm) ", "Brigitte Helm ", "Freder ", "the Thin Man ",
        "Gustav Fröhlich ", "Gustav Frohlich ", "*Metropolis* ", "Metropolis ", "*", "“", "”",
        "\n\n", "\n", "> ", "# ", "also stars ", ", ", "and ", ". ", "::: spoiler x\n", ":::\n",
        "![Maria](image:good \"Freder\")\n\n", "Klein-Rogge ", "Rudolf Klein Rogge ", "[", "](x)",
        "%% Maria\n", "&amp;", "\U0001f3ac", "\\", "| a | Maria |\n|---|---|\n", "11811 ", "Grot",
        "[^1]", "\n[^1]: Maria (Brigitte Helm)\n",
    ]
)  # fmt: skip
BODIES = st.lists(PIECES, max_size=30).map("".join)


@given(st.lists(BODIES, min_size=2, max_size=4))
def test_one_text_after_the_other_reads_like_each_alone(bodies: list[str]) -> None:
    engine = MentionEngine()
    productions = (RECORDS.productions["metropolis-1927"],)
    for body in bodies:
        article = context_of("x").article
        document = parse(body, RECORDS, article.details)
        found = stretches(document, body)
        kept = engine.read(body, found, productions)
        alone = MentionEngine().read(body, found, productions)
        assert kept.all == alone.all
        assert kept.pairs == alone.pairs
        assert kept.runs == alone.runs
        for mention in kept.all:
            assert 0 <= mention.start < mention.end <= len(body)


@given(BODIES)
def test_no_fix_of_a_name_breaks_anything(body: str) -> None:
    context = context_of(HEAD + body)
    for finding in of_names(context):
        assert 0 <= finding.start <= finding.end <= len(context.body)
        if finding.fix is not None and finding.fix.edits:
            applied(context.body, finding)
