"""The desk that the fixtures are written on: records, details, and how a page is made of them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from desktop_app.domain.article import Article, Details, Kind
from desktop_app.domain.moment import moment_from_text
from desktop_app.domain.records import (
    Credit,
    Hub,
    Image,
    Person,
    Production,
    PublishedLink,
    Records,
)
from desktop_app.domain.review import Review
from desktop_app.markdown.page import PageOptions, render_block, render_footnotes
from desktop_app.markdown.parser import parse

SPACE = UUID(int=1)
SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


def some_id(name: str) -> UUID:
    return uuid5(SPACE, name)


def productions() -> dict[str, Production]:
    found: dict[str, Production] = {}
    with (SAMPLES / "casts.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for title, year in dict.fromkeys((row["production"], row["year"]) for row in rows):
        slug = f"{title.lower().replace(' ', '-')}-{year}"
        cast = tuple(
            Credit(
                some_id(f"{title}/{row['person']}"),
                Person(some_id(row["person"]), row["person"], row["person"].lower()),
                character=row["character"],
                billing=int(row["billing"]),
            )
            for row in rows
            if row["production"] == title
        )
        found[slug] = Production(some_id(slug), slug, title, year=int(year), credits=cast)
    return found


def image(slug: str, **fields: Any) -> Image:
    known: dict[str, Any] = {"file": f"aa/{slug}.jpg", "width": 1600, "height": 900}
    return Image(some_id(slug), slug, **(known | fields))


def records() -> Records:
    images = [
        image("metropolis-skyline", alt="Towers", caption="The city.", credit="Image via UFA"),
        image("metropolis-machine", alt="A machine", credit="Image via UFA"),
        image("metropolis-cathedral", credit="Image via UFA"),
        image("general-bridge", alt="A bridge", credit="Image via United Artists"),
        image("ornament", alt="Never said", decorative=True, width=0, height=0),
        image("wanted", alt="A poster", file=""),
    ]
    articles = [
        PublishedLink(
            f"story-{number}",
            f"Story {number} & more",
            f"https://example.org/story-{number}" if number != 2 else "",
            productions=("metropolis-1927",),
            hubs=("lost-and-found",) if number % 2 else (),
            published=number != 4,
        )
        for number in range(1, 9)
    ]
    return Records(
        images={entry.slug: entry for entry in images},
        productions=productions(),
        hubs={
            "lost-and-found": Hub(
                some_id("hub"), "lost-and-found", "Lost & found", "https://example.org/lost"
            ),
            "quiet": Hub(some_id("quiet"), "quiet", "Quiet"),
        },
        articles={entry.slug: entry for entry in articles},
    )


def details() -> Details:
    return Details(
        kind=Kind.NEWS,
        slug="story-1",
        productions=("metropolis-1927",),
        review=Review(
            rating=4,
            verdict="Worth it.",
            pros=("The bridge", "The cat"),
            cons=("The <end>",),
            seen="In a cinema",
            disclosure="Ticket paid for.",
        ),
    )


def preview() -> PageOptions:
    return PageOptions(lambda use: f"marquee://library/image/{use.slug}", preview=True)


def page_of(body: str) -> str:
    """The body's page, one top-level block a line, footnotes last."""
    document = parse(body, records(), details())
    parts = [render_block(block, preview()) for block in document.blocks]
    parts.append(render_footnotes(document, preview()))
    return "\n".join(part for part in parts if part)


def sample(name: str) -> Article:
    """A sample article, its front matter put in by hand: importers are not under test here."""
    body = (SAMPLES / f"{name}.md").read_text(encoding="utf-8").split("---\n", 2)[2]
    if name == "metropolis-found":
        return Article(
            some_id(name),
            "Almost all of ‘Metropolis’ has been found",
            "A worn 16mm negative in Buenos Aires holds the scenes that everyone had given up for"
            " lost.",
            body,
            Details(
                slug=name,
                date=moment_from_text("2008-07-03T10:00:00+02:00"),
                bylines=("Staff writer",),
                hubs=("lost-and-found",),
                productions=("metropolis-1927",),
                hero="metropolis-skyline",
            ),
        )
    return Article(
        some_id(name),
        "‘The General’ still runs on time",
        "Buster Keaton’s railway chase is a comedy built like a timetable.",
        body,
        Details(
            kind=Kind.REVIEW,
            slug=name,
            date=moment_from_text("2016-01-08T09:00:00-05:00"),
            bylines=("A. Writer", "B. Writer", "C. Writer"),
            productions=("the-general-1926",),
            hero="general-bridge",
            review=Review(
                rating=5,
                verdict="The most beautiful machine that screen comedy ever built.",
                pros=("Every joke is a problem in mechanics", "The bridge"),
                cons=("Annabelle is given less to do than the firewood",),
                seen="In a cinema, from a 35mm print",
            ),
        ),
    )
