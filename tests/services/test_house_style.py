"""The desk's own rating scales, and how bad it takes a finding, from its house style."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from desktop_app.checks.base import CheckContext
from desktop_app.checks.run import run_checks
from desktop_app.domain.article import Article, Kind
from desktop_app.domain.finding import Severity
from desktop_app.domain.records import HouseStyle, Image, Records
from desktop_app.markdown.parser import parse
from desktop_app.services.house import FILE, HouseService
from desktop_app.services.starting import starting_details

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[scales]
default = "Worth it"

[scales.ponies]
best = 4
halves = true

[scales.alert]
name = "Worth it"
words = ["Change the channel", "Worth a look", "See it"]

[scales.broken]
best = 0

[scales.half]
words = ["alone"]
"""


def loaded(folder: Path, text: str) -> HouseStyle:
    (folder / FILE).write_text(text, encoding="utf-8")
    return HouseService(folder).load()


def test_so_many_of_something_and_words(tmp_path: Path) -> None:
    house = loaded(tmp_path, OWN)
    assert house.scales == (
        ("custom:4/2:ponies", "Out of 4 ponies"),
        ("words:Change the channel|Worth a look|See it", "Worth it"),
    )
    assert house.default_scale == "words:Change the channel|Worth a look|See it"


def test_a_usual_scale_may_be_the_default(tmp_path: Path) -> None:
    assert loaded(tmp_path, '[scales]\ndefault = "stars-4-half"').default_scale == "stars-4-half"
    assert loaded(tmp_path, '[scales]\ndefault = "moons"').default_scale == ""
    assert loaded(tmp_path, "scales = 7") == HouseStyle()


def test_a_new_review_begins_on_the_default() -> None:
    review = starting_details(Kind.REVIEW, "ten").review
    assert review is not None
    assert review.scale == "ten"
    recap = starting_details(Kind.RECAP, "ten").review
    assert recap is not None
    assert recap.scale == "letter"
    assert starting_details(Kind.NEWS, "ten").review is None


def test_the_desk_says_how_bad_a_finding_is(tmp_path: Path) -> None:
    text = '[checks.severity]\nimage-expired = "error"\nfirst-mention = "info"\nx = "dire"\n'
    house = loaded(tmp_path, text)
    assert house.severities == (("image-expired", "error"), ("first-mention", "info"))
    lapsed = Image(uuid4(), "a", alt="Towers", credit="B", file="a/b", expires=date(2016, 1, 1))
    records = Records(images={"a": lapsed}, house=house)
    article = Article(uuid4(), body="![](image:a)")
    document = parse(article.body, records, article.details)
    (found,) = run_checks(CheckContext(article, document, records))
    assert (found.code, found.severity) == ("image-expired", Severity.ERROR)
