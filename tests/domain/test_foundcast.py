from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from desktop_app.domain.castquote import quote_pair
from desktop_app.domain.extraction import extract_cast
from desktop_app.domain.foundcast import CastIndex, Part, likely_production, with_parts
from desktop_app.domain.records import Credit, Person, Production


def credit(actor: str, character: str = "", billing: int = 1, role: str = "actor") -> Credit:
    return Credit(
        uuid4(), Person(uuid4(), actor, ""), character=character, billing=billing, role=role
    )


def marked(sentence: str, actor: str, character: str = "") -> str:
    runs = quote_pair(sentence, actor, character)
    return "".join(f"<{run.text}>" if run.bold else run.text for run in runs)


def test_the_sample_is_quoted_around_its_pairs(samples) -> None:
    text = (samples / "pasted-news-post.txt").read_text(encoding="utf-8")
    found = [marked(pair.text, pair.actor, pair.character or "") for pair in extract_cast(text)]
    assert found == [
        "…the pit, and <Hutter’s (Gustav von Wangenheim)> ill-advised…",
        "<Count Orlok, played by Max Schreck>, is on screen for less than…",
        "<Ellen (Greta Schröder)> is the one who sees him coming, while…",
        "…coming, while <Knock (Alexander Granach)> has been waiting for…",
        "Nosferatu also stars <Georg H. Schnell (Harding)>, Ruth Landshoff…",
        "…(Harding), <Ruth Landshoff>, John Gottowt (Professor Bulwer) and…",
        "…Landshoff, <John Gottowt (Professor Bulwer)> and Gustav Botz.",
        "…Bulwer) and <Gustav Botz>.",
    ]


@pytest.mark.parametrize(
    ("sentence", "actor", "character", "quote"),
    [
        (
            "John Smith, who was lately seen in three other films of the year, is the Doctor.",
            "John Smith",
            "the Doctor",
            "<John Smith>, who was lately seen…the year, is <the Doctor>.",
        ),
        ("Schreck is Orlok.", "Max Schreck", "Count Orlok", "<Schreck is Orlok>."),
        ("MAX SCHRECK IS ORLOK", "Max Schreck", "Orlok", "<MAX SCHRECK IS ORLOK>"),
        ("Anna, not Ann Lee", "Ann", "", "Anna, not <Ann> Lee"),
        ("Nobody is named.", "Max Schreck", "Orlok", "Nobody is named."),
        ("", "Max Schreck", "", ""),
        ("𝔐ax 🎬 (Ada Ä)", "Ada Ä", "𝔐ax", "<𝔐ax 🎬 (Ada Ä)>"),
        ("Ann, Annie (Ann Lee) too", "Ann Lee", "Annie", "Ann, <Annie (Ann Lee)> too"),
    ],
)
def test_names_are_bold_wherever_they_stand(sentence, actor, character, quote) -> None:
    assert marked(sentence, actor, character) == quote


def test_a_sentence_without_end_is_short_in_its_quote() -> None:
    sentence = "word " * 4000 + "Ellen (Greta Schröder) " + "word " * 4000
    quote = marked(sentence, "Greta Schröder", "Ellen")
    assert quote.startswith("…word")
    assert quote.endswith("word…")
    assert len(quote) < 90


@pytest.mark.parametrize(
    ("actor", "character", "there"),
    [
        ("Gustav von Wangenheim", "Hutter", True),
        ("gustav von wangenheim", "thomas HUTTER", True),
        ("Gustav von Wangenheim", "", True),
        ("Gustav von Wangenheim", "Knock", False),
        ("Gustav von Wangenheim", "the Agent", True),
        ("G. v. Wangenheim", "Hutter", True),
        ("Max Schreck", "Hutter", False),
        ("", "", False),
    ],
)
def test_a_pair_is_there_under_a_shorter_name_too(actor, character, there) -> None:
    one = credit("Gustav von Wangenheim", "Thomas Hutter")
    person = replace(one.person, aliases=("G. v. Wangenheim",))
    cast = [replace(one, person=person, character_aliases=("Agent",))]
    assert CastIndex(cast).has(Part(actor, character)) is there


def test_parts_come_behind_the_billing_and_change_nothing() -> None:
    greta = Person(uuid4(), "Greta Schröder", "greta-schroeder")
    before = Production(
        uuid4(),
        "n",
        "N",
        credits=(credit("Max Schreck", "Orlok", 3), credit("F. W. Murnau", "", 7, "director")),
    )
    parts = [
        Part("max schreck", "Count Orlok"),  # there already
        Part("Greta Schroder", "Ellen"),
        Part("Ada Neu", "One"),
        Part("Ada Neu", "Two"),
        Part("Ada Neu", "One"),  # twice in the text
        Part("F. W. Murnau", "Himself"),
    ]
    after = with_parts(before, parts, [greta])
    assert after.credits[:2] == before.credits
    assert [(c.person.name, c.character, c.billing) for c in after.credits[2:]] == [
        ("Greta Schröder", "Ellen", 8),
        ("Ada Neu", "One", 9),
        ("Ada Neu", "Two", 10),
        ("F. W. Murnau", "Himself", 11),
    ]
    assert after.credits[2].person is greta
    assert after.credits[3].person == after.credits[4].person
    assert after.credits[5].person == before.credits[1].person


def test_a_person_spelled_just_so_comes_before_one_who_looks_alike() -> None:
    muller, mueller = Person(uuid4(), "Paul Muller", "a"), Person(uuid4(), "Paul Müller", "b")
    after = with_parts(Production(uuid4(), "m", "M"), [Part("Paul Müller", "X")], [muller, mueller])
    assert after.credits[0].person is mueller


def test_the_likely_production_is_named_first() -> None:
    def made(title: str, year: int | None = None) -> Production:
        return Production(uuid4(), title, title, year=year)

    old, new, rest = made("Nosferatu", 1922), made("Nosferatu", 2024), made("M", 1931)
    known = [new, old, rest, made("")]
    assert likely_production(("‘Nosferatu’ returns", "", "The 1922 film."), known) is old
    assert likely_production(("It returns", "Nosferatu’s day", ""), known) is None
    assert likely_production(("It returns", "", "M is back"), known) is rest
    assert likely_production(("Nosferatus", "", ""), known) is None
    assert likely_production(("", "", ""), known) is None
