"""The page as a whole: head, hero, review box, and both samples against their golden pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest

from desktop_app.domain.article import Kind
from desktop_app.domain.moment import moment_from_text
from desktop_app.domain.records import Records
from desktop_app.markdown.blocks import ImageUse
from desktop_app.markdown.page import PageOptions, render_head, render_page
from desktop_app.markdown.sanitise import sanitise
from tests.markdown.markdown_desk import details, image, preview, records, sample

if TYPE_CHECKING:
    from desktop_app.domain.article import Article

GOLDEN = Path(__file__).resolve().parent / "golden"
EXPORT = PageOptions(lambda use: f"images/{use.slug}.jpg")


@pytest.mark.parametrize("name", ["metropolis-found", "the-general-review"])
@pytest.mark.parametrize(("kind", "options"), [("preview", preview()), ("export", EXPORT)])
def test_sample_is_as_its_golden_page(name: str, kind: str, options: PageOptions) -> None:
    page = render_page(sample(name), records(), options)
    assert page + "\n" == (GOLDEN / f"{name}.{kind}.html").read_text(encoding="utf-8")
    assert sanitise(page) == page
    html5lib.HTMLParser(strict=True).parse(
        f"<!doctype html><html><head><title>x</title></head><body>{page}</body></html>"
    )


def test_byline_has_the_date_on_its_own_clock() -> None:
    article = sample("metropolis-found")
    late = moment_from_text("2008-07-03T23:30:00-07:00")
    given = replace(article.details, date=late, bylines=("A", "B"), hubs=("quiet", "unheard-of"))
    head = render_head(replace(article, details=given), records(), preview())
    assert (
        '<p class="byline">By A and B · <time datetime="2008-07-03T23:30:00-07:00">July 3, 2008'
        "</time> · Quiet · unheard-of</p>" in head
    )


def with_hero(slug: str) -> Article:
    """A sample whose hero is another picture than those in its text."""
    article = sample("metropolis-found")
    return replace(article, details=replace(article.details, hero=slug))


def test_hero_is_fetched_first_and_all_others_late() -> None:
    page = render_page(with_hero("general-bridge"), records(), EXPORT)
    hero, _, rest = page.partition("</figure>")
    assert 'fetchpriority="high"' in hero
    assert "lazy" not in hero
    assert rest.count('loading="lazy" decoding="async"') == rest.count("<img") == 3


def test_hero_that_the_text_shows_itself_is_not_shown_twice() -> None:
    page = render_page(sample("metropolis-found"), records(), EXPORT)
    assert "hero" not in page
    assert page.count("metropolis-skyline") == 1


def test_missing_hero_says_so() -> None:
    head = render_head(with_hero("general-bridge"), Records(), preview())
    assert '<p class="missing">general-bridge: no picture' in head


def test_a_picture_without_a_file_to_show_is_missing() -> None:
    options = PageOptions(lambda _: "")
    head = render_head(with_hero("general-bridge"), records(), options)
    assert '<p class="missing">general-bridge: the file of this picture is missing.' in head


def test_review_box_stands_in_the_head_only_where_the_body_has_none() -> None:
    article = sample("the-general-review")
    assert 'class="review-box"' in render_head(article, records(), preview())
    placed = replace(article, body=f"{article.body}\n> ::: verdict\n> :::\n")
    assert 'class="review-box"' not in render_head(placed, records(), preview())
    assert render_page(placed, records(), preview()).count('class="review-box"') == 1
    news = replace(article, details=replace(article.details, kind=Kind.NEWS))
    assert 'class="review-box"' not in render_head(news, records(), preview())


def test_everything_from_outside_is_escaped() -> None:
    article = sample("metropolis-found")
    bad = '"><script>alert(1)</script>'
    hub = replace(records().hubs["lost-and-found"], name=bad, url="javascript:alert(1)")
    given = Records(
        images={
            "metropolis-skyline": image("metropolis-skyline", caption=bad, credit=bad, alt=bad)
        },
        hubs={"lost-and-found": hub},
    )
    hostile = replace(
        article,
        headline=bad,
        dek=bad,
        body=f"{bad}\n\n# {bad}\n\n```{bad}\n{bad}\n```\n\n::: spoiler {bad}\n:::\n",
        details=replace(article.details, bylines=(bad,)),
    )
    page = render_page(hostile, given, preview())
    assert "<script" not in page
    assert "javascript:" not in page
    assert sanitise(page) == page


def test_an_empty_article_is_an_empty_page() -> None:
    assert render_page(replace(sample("metropolis-found"), headline="", dek="", body="",
                               details=replace(details(), hero=None)), records(), EXPORT) == (
        '<article class="page">\n<header class="page-head"></header>\n</article>'
    )  # fmt: skip


def test_a_picture_use_keeps_what_was_written() -> None:
    use = ImageUse("s", "image:s", record=image("s", credit="Image via X", decorative=True))
    assert use.credit == "Image via X"
    assert use.decorative
