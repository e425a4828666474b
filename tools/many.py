"""Fills a library with many articles, through the repositories, for the benchmark."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.records import Credit, Hub, Person, Production
from desktop_app.store.opening import open_store

if TYPE_CHECKING:
    from desktop_app.paths import Paths

WORDS = 800
BATCH = 250
_COMMON = """
the of and to a in is that for it as was with be by on not he his but at are this have from or had
film scene director actor story light critic audience festival archive negative restoration
"""
COMMON = _COMMON.split()
_SYLLABLES = "ba ter mon li sha cro ven dra pel sti gor min tha ver no que ral fes wi ham"
SYLLABLES = tuple(_SYLLABLES.split(" "))
# Two letters of a word that is everywhere, rare words, several words, names, nothing.
TYPED = ("the", "of the", "festival", "negative scene", "bater", "anna be", "hub", "zzz")


def fill_library(paths: Paths, articles: int) -> None:
    """Make a library with that many articles, the same ones each time."""
    dice = random.Random(5)
    rare = ["".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))) for _ in range(30_000)]
    words = [*COMMON, *rare]
    weights = list(accumulate(1 / (place + 3) for place in range(len(words))))
    store = open_store(paths.library, write=True, backups=paths.backups)
    now = datetime(2020, 1, 1, tzinfo=UTC)
    with store.writing() as work:
        work.meta.set_seeded(now)
        for number in range(20):
            work.hubs.put(Hub(uuid4(), f"hub-{number}", f"Hub {number}"))
        people = [Person(uuid4(), f"Anna {word.title()}", f"p-{word}") for word in rare[:100]]
        for number in range(50):
            cast = tuple(Credit(uuid4(), person) for person in dice.sample(people, 8))
            title = " ".join(dice.choices(rare, k=2)).title()
            work.productions.put(Production(uuid4(), f"film-{number}", title, credits=cast))
    for start in range(0, articles, BATCH):
        with store.writing() as work:
            for number in range(start, min(articles, start + BATCH)):
                now += timedelta(minutes=7)
                text = dice.choices(words, cum_weights=weights, k=WORDS)
                article = Article(
                    uuid4(),
                    " ".join(text[:8]).capitalize(),
                    " ".join(text[8:20]),
                    "\n\n".join(" ".join(text[at : at + 80]) for at in range(0, WORDS, 80)),
                    Details(
                        kind=dice.choice(list(Kind)),
                        status=dice.choice(list(Status)),
                        tags=(dice.choice(rare),),
                        hubs=(f"hub-{number % 20}",),
                        productions=(f"film-{number % 50}",),
                    ),
                )
                work.articles.add(article, words=WORDS, now=now)
    store.close()
