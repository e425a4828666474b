"""What could not be read as meant is reported where it stands."""

from __future__ import annotations

import pytest

from desktop_app.domain.article import Details
from desktop_app.markdown.blocks import Spoiler, walk
from desktop_app.markdown.parser import parse
from tests.markdown.markdown_desk import details, records

Found = tuple[str, str, int, str]


def problems(body: str, given: Details | None = None) -> list[Found]:
    document = parse(body, records(), given or details())
    return [
        (problem.code, body[slice(*problem.span)], problem.line, problem.detail)
        for problem in document.problems
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("a\n\n::: spoiler Never\nb", ("unclosed", "::: spoiler Never", 2, "spoiler Never")),
        ("::: box X\n:::", ("unknown-construct", "::: box X", 0, "box X")),
        ("a\n\n:::\n", ("unknown-construct", ":::", 2, ":::")),
        ("x <b>y", ("raw-html", "<b>", 0, "<b>")),
        ("> a\n> - see [x](hub:none) now", ("unresolved-link", "[x](hub:none)", 1, "hub:none")),
        ("[x](article:none)", ("unresolved-link", "[x](article:none)", 0, "article:none")),
        ("a ![b](image:none)", ("missing-image", "![b](image:none)", 0, "none")),
        ("::: cast none\n:::", ("missing-record", "::: cast none", 0, "none")),
        ("- ::: related no\n  :::", ("missing-record", "::: related no", 0, "no")),
        ("a\n\n[^x]: b\n", ("unused-footnote", "[^x]: b", 2, "x")),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c\n", ("unused-footnote", "[^x]: c", 4, "x")),
        ("::: embed nowhere\n:::", ("unresolved-link", "::: embed nowhere", 0, "nowhere")),
    ],
)
def test_problem(body: str, expected: Found) -> None:
    assert problems(body) == [expected]


def test_no_review_in_the_details() -> None:
    assert problems("::: verdict\n:::", Details()) == [
        ("missing-record", "::: verdict", 0, "review")
    ]


def test_places_are_those_of_the_body_as_typed() -> None:
    body = "\U0001f600 a\n%% note <b>\n> b <i>\n%% note\n> ![c](image:none)\n"
    assert problems(body) == [
        ("raw-html", "<i>", 2, "<i>"),
        ("missing-image", "![c](image:none)", 4, "none"),
    ]


def test_nothing_to_report_in_plain_copy() -> None:
    assert problems("A *b* 3 < 4 > 2 a<b, c>d <3.\n\n::: spoiler X\ny\n:::\n") == []


def test_an_unclosed_spoiler_hides_what_follows_at_any_depth() -> None:
    body = "::: gallery\n::: spoiler S\nsecret\n\nmore\n"
    document = parse(body, records(), details())
    (spoiler,) = [block for block in walk(document.blocks) if isinstance(block, Spoiler)]
    assert not spoiler.closed
    assert len(spoiler.blocks) == 2
    assert [code for code, *_ in problems(body)] == ["unclosed", "unclosed"]


def test_lines_of_blocks_and_notes() -> None:
    body = "one\n%% n\ntwo\n\n%% a\n%% b\n- x\n\n\n::: spoiler\ny\n:::\n"
    document = parse(body, records(), details())
    assert [block.lines for block in document.blocks] == [(0, 3), (6, 7), (9, 12)]
    assert document.notes == ((1, 2), (4, 6))
