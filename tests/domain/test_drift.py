"""What a changed record leaves behind in a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from desktop_app.domain.article import Article, Details, Status
from desktop_app.domain.drift import credit_changes, followed
from desktop_app.domain.records import Credit, Person, Production
from desktop_app.services.drift import drift_of, repaired

FREDER, ROTWANG, THIN, MARIA = range(4)


def credit(number: int, actor: str, character: str = "", *, person: int = 0) -> Credit:
    who = Person(UUID(int=person or number), actor, actor)
    return Credit(UUID(int=number), who, character=character, billing=number)


FILM = Production(
    UUID(int=99),
    "metropolis-1927",
    "Metropolis",
    credits=(
        credit(1, "Gustav Frolich", "Freder"),
        credit(2, "Rudolf Klein-Rogge", "C. A. Rotwang"),
        credit(3, "Fritz Rasp", "the Thin Man"),
        credit(4, "Brigitte Helm", "Maria"),
    ),
)


def with_credit(number: int, **fields: object) -> Production:
    credits_ = list(FILM.credits)
    credits_[number] = replace(credits_[number], **fields)  # type: ignore[arg-type]
    return replace(FILM, credits=tuple(credits_))


def named(number: int, name: str) -> Production:
    return with_credit(number, person=replace(FILM.credits[number].person, name=name))


def fixed(body: str, after: Production, **fields: str) -> Article:
    article = Article(UUID(int=5), body=body, **fields)  # type: ignore[arg-type]
    drift = drift_of(article, credit_changes([FILM], [after]))
    return article if drift is None else repaired(article, drift)


def test_a_corrected_name_is_corrected_in_every_form_and_field() -> None:
    body = (
        "Freder’s (Gustav Frolich) father waits. *Gustav Frolich* is 26.\n\n"
        "## Frolich’s debut\n\n“I saw Gustav Frolich,” she said.\n\n> Gustav Frolich shines.\n"
    )
    done = fixed(body, named(FREDER, "Gustav Fröhlich"), headline="Gustav Frolich is back")
    assert done.headline == "Gustav Fröhlich is back"
    assert done.body == (
        "Freder’s (Gustav Fröhlich) father waits. *Gustav Fröhlich* is 26.\n\n"
        "## Fröhlich’s debut\n\n“I saw Gustav Frolich,” she said.\n\n> Gustav Frolich shines.\n"
    )


def test_a_recast_changes_the_pair_and_nothing_else() -> None:
    after = with_credit(FREDER, person=Person(UUID(int=50), "Hans Albers", ""))
    body = "Freder (Gustav Frolich) runs. Gustav Frolich was in *Asphalt*.\n"
    assert fixed(body, after).body == (
        "Freder (Hans Albers) runs. Gustav Frolich was in *Asphalt*.\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("The Thin Man (Fritz Rasp) spies. Thin air.", "Slim (Fritz Rasp) spies. Thin air."),
        ("A thin Thin Man, played by Fritz Rasp.", "A thin Slim, played by Fritz Rasp."),
        ("The Thin Man walks.", "Slim walks."),
    ],
)  # fmt: skip
def test_a_character_renamed_is_renamed_with_its_article(before: str, after: str) -> None:
    assert fixed(before, with_credit(THIN, character="Slim")).body == after


def test_a_part_of_a_character_follows_the_whole() -> None:
    after = with_credit(ROTWANG, character="C. A. Rothwang")
    body = "C. A. Rotwang (Rudolf Klein-Rogge) lives. Rotwang’s house.\n"
    assert fixed(body, after).body == body.replace("Rotwang", "Rothwang")


def test_a_credit_that_is_gone_takes_its_bracket_along() -> None:
    after = replace(FILM, credits=FILM.credits[:3])
    assert fixed("Maria’s (Brigitte Helm) eyes.", after).body == "Maria’s eyes."
    article = Article(UUID(int=5), body="Maria, played by Brigitte Helm, sees.")
    drift = drift_of(article, credit_changes([FILM], [after]))
    assert drift is not None
    assert (drift.edits, drift.unclear, drift.at) == ((), 1, 0)


def test_a_recast_by_a_new_credit_with_dates_is_one_change() -> None:
    new = replace(credit(7, "Hans Albers", "freder", person=50), since=date(2026, 3, 1))
    ended = with_credit(FREDER, until=date(2026, 2, 28))
    changes = credit_changes([FILM], [replace(ended, credits=(*ended.credits, new))])
    assert [(one.old.person.name, one.now()) for one in changes] == [
        ("Gustav Frolich", "freder (Hans Albers)")
    ]
    # A second actor of one part contradicts nobody who named the first.
    twice = replace(FILM, credits=(*FILM.credits, replace(new, since=None)))
    assert credit_changes([FILM], [twice]) == ()


def test_only_in_a_quotation_it_is_listed_and_stays() -> None:
    article = Article(UUID(int=5), body="> Freder (Gustav Frolich) runs.\n")
    drift = drift_of(article, credit_changes([FILM], [named(FREDER, "Gustav Fröhlich")]))
    assert drift is not None
    assert (drift.edits, drift.quoted) == ((), 1)


@pytest.mark.parametrize(
    ("status", "counts"),
    [(Status.DRAFT, True), (Status.READY, True), (Status.PUBLISHED, False),
     (Status.ARCHIVED, False)],
)  # fmt: skip
def test_what_is_published_is_left_alone(status: Status, counts: bool) -> None:
    article = Article(UUID(int=5), body="Freder (Gustav Frolich).", details=Details(status=status))
    drift = drift_of(article, credit_changes([FILM], [named(FREDER, "Gustav Fröhlich")]))
    assert (drift is not None) is counts


def test_other_texts_do_not_drift() -> None:
    changes = credit_changes([FILM], [named(FREDER, "Gustav Fröhlich")])
    for body in ("", "Maria (Brigitte Helm).", "Freder (Gustav Fröhlich).", "Freder runs."):
        assert drift_of(Article(UUID(int=5), body=body), changes) is None
    assert credit_changes([FILM], [FILM]) == ()
    assert credit_changes([FILM], [with_credit(FREDER, billing=9)]) == ()


def test_two_changes_lead_from_the_first_to_the_last_and_back_is_none() -> None:
    once, twice = named(FREDER, "Gustav Frohlich"), named(FREDER, "Gustav Fröhlich")
    first, second = credit_changes([FILM], [once]), credit_changes([once], [twice])
    both = followed(first, second)
    assert [(one.was(), one.now()) for one in both] == [
        ("Freder (Gustav Frolich)", "Freder (Gustav Fröhlich)"),
        ("Freder (Gustav Frohlich)", "Freder (Gustav Fröhlich)"),
    ]
    back = followed(first, credit_changes([once], [FILM]))
    assert [one.was() for one in back] == ["Freder (Gustav Frohlich)"]
