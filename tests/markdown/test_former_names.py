"""References to a name that something had once go on working."""

from __future__ import annotations

from uuid import uuid4

from desktop_app.checks.base import CheckContext
from desktop_app.checks.run import run_checks
from desktop_app.domain.article import Article, Details
from desktop_app.domain.records import Hub, Image, Production, PublishedLink, Records
from desktop_app.markdown.page import PageOptions, render_page
from desktop_app.markdown.parser import parse

RECORDS = Records(
    images={
        "city": Image(
            uuid4(), "city", alt="Towers", credit="UFA", file="a/b", width=1600, height=900
        ),
        "taken": Image(uuid4(), "taken", alt="Else", credit="UFA", file="a/c"),
    },
    productions={"metropolis-1927": Production(uuid4(), "metropolis-1927", "Metropolis")},
    hubs={"found": Hub(uuid4(), "found", "Found", "https://example.com/found")},
    articles={
        "new": PublishedLink(
            "new",
            "New",
            "https://example.com/new",
            productions=("metropolis-1927",),
            published=True,
        )
    },
    aliases={
        "image:upper-city": "city", "image:taken": "city", "article:old": "new",
        "hub:lost": "found", "production:metropolis": "metropolis-1927",
    },
)  # fmt: skip
BODY = """![](image:upper-city)

[One](article:old) and [two](hub:lost), ![](image:taken)

::: related metropolis
:::

::: cast production:metropolis
:::
"""


def article(hero: str) -> Article:
    return Article(uuid4(), "Headline", body=BODY, details=Details(hero=hero, hubs=("lost",)))


def test_the_page_follows_every_former_name() -> None:
    options = PageOptions(image_url=lambda use: f"at/{use.slug}", preview=True)
    page = render_page(article("upper-city"), RECORDS, options)
    assert page.count('src="at/city"') == 1  # the hero is the picture that the text shows
    assert 'src="at/taken"' in page  # a name that has been given anew means what it says
    assert 'href="https://example.com/new">One' in page
    assert 'href="https://example.com/found">two' in page
    assert ">Found</a>" in page
    assert "For more on <em>Metropolis</em>" in page
    assert "cast-box-title" in page
    assert "missing" not in page
    assert "unresolved" not in page


def test_nothing_is_missed_by_the_checks() -> None:
    one = article("upper-city")
    document = parse(one.body, RECORDS, one.details)
    assert run_checks(CheckContext(one, document, RECORDS)) == ()
