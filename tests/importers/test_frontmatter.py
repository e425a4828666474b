"""Front matter: what it says, what it may not say, and what is kept of what we do not know."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from desktop_app.domain.article import Kind, Status
from desktop_app.domain.review import Review
from desktop_app.errors import InputError
from desktop_app.importers.frontmatter import split_front_matter
from desktop_app.importers.markdown_file import MarkdownFile

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from desktop_app.domain.article import Article, Details


def read(text: str) -> Article:
    return MarkdownFile().read(text, "a.md")


def details(yaml: str) -> Details:
    return read(f"---\n{yaml}\n---\nBody\n").details


def test_the_review_sample(samples: Path) -> None:
    text = (samples / "the-general-review.md").read_text(encoding="utf-8")
    article = read(text)
    found = article.details
    assert article.headline == "‘The General’ still runs on time"
    assert article.dek.startswith("Buster Keaton’s railway chase")
    assert (found.kind, found.status, found.slug) == (
        Kind.REVIEW,
        Status.DRAFT,
        "the-general-review",
    )
    assert found.date is not None
    assert found.date.instant == datetime(2016, 1, 8, 14, tzinfo=UTC)
    assert found.date.isoformat() == "2016-01-08T09:00:00-05:00"
    assert found.embargo == found.date
    assert found.bylines == ("Staff writer",)
    assert found.tags == ("reviews", "silent film", "Buster Keaton")
    assert found.productions == ("the-general-1926",)
    assert found.hero == "general-bridge"
    assert isinstance(found.review, Review)
    assert (found.review.scale, found.review.rating) == ("stars-5", 5.0)
    assert found.review.pros == (
        "Every joke is a problem in mechanics, and every one is solved", "The bridge",
    )  # fmt: skip
    assert found.extra == {}
    assert article.body.startswith("There are two loves")
    assert article.body.endswith("[^track]: He has a bicycle too, briefly.")


def test_unknown_keys_are_kept_as_plain_values() -> None:
    found = details("layout: post\nweight: 3\nparams:\n  a: [1, {b: 2016-01-08}]\n  c: null")
    assert found.extra == {
        "layout": "post", "weight": 3, "params": {"a": [1, {"b": "2016-01-08"}], "c": None},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("yaml", "field", "value"),
    [
        ("byline: Jane Roe", "bylines", ("Jane Roe",)),
        ("author: Roe, Jane", "bylines", ("Roe, Jane",)),
        ("authors: [Jane Roe, John Doe]", "bylines", ("Jane Roe", "John Doe")),
        ("tags: a, b, a", "tags", ("a", "b")),
        ("tags: [1927, true]", "tags", ("1927", "true")),
        ("kind: Review", "kind", Kind.REVIEW),
        ("status: In edit", "status", Status.IN_EDIT),
        ("slug: My_Post.v2", "slug", "My_Post.v2"),
        ("slug: What's on?", "slug", "whats-on"),
        ("hero: image:tower", "hero", "tower"),
        ("hero: images/the-tower.jpg", "hero", "the-tower"),
        ("description: 'no'", "description", "no"),
    ],
)
def test_values_as_people_write_them(yaml: str, field: str, value: object) -> None:
    assert getattr(details(yaml), field) == value


def test_authors_with_fields_of_their_own_are_kept() -> None:
    found = details("author: {name: Jane, url: x}")
    assert found.bylines == ()
    assert found.extra == {"author": {"name": "Jane", "url": "x"}}


@pytest.mark.parametrize(
    ("written", "iso", "zone"),
    [
        ("2016-01-08T09:00:00-05:00", "2016-01-08T09:00:00-05:00", "Etc/GMT+5"),
        ("2016-01-08", "2016-01-08T00:00:00+00:00", "UTC"),
        ("2016-01-08 09:30:00", "2016-01-08T09:30:00+00:00", "UTC"),
        ("2016-01-08 09:30:00 +0100", "2016-01-08T09:30:00+01:00", "Etc/GMT-1"),
        ("'2016-01-08T09:00:00Z'", "2016-01-08T09:00:00+00:00", "UTC"),
    ],
)
def test_dates(written: str, iso: str, zone: str) -> None:
    date = details(f"date: {written}").date
    assert date is not None
    assert (date.isoformat(), date.zone) == (iso, zone)


def test_headline_and_title() -> None:
    assert read("---\ntitle: A\n---\n").headline == "A"
    both = read("---\nheadline: A\ntitle: A\n---\n")
    assert (both.headline, both.details.extra) == ("A", {})
    differ = read("---\nheadline: A\ntitle: B\n---\n")
    assert (differ.headline, differ.details.extra) == ("A", {"title": "B"})


def test_review_on_other_scales() -> None:
    assert details("review: {scale: letter, rating: B+}").review == Review("letter", 9.0)
    found = details("review:\n  rating: 4\n  pros: One, two\n  mood: warm")
    assert found.review == Review(rating=4.0, pros=("One, two",))
    assert found.extra == {"review": {"mood": "warm"}}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: A\n", 1, "is not closed"),
        ("---\ntitle: A\ntags: [a,\n---\n", 3, "not valid YAML"),
        ("---\ntitle: A\ntitle: B\n---\n", 3, "not valid YAML"),
        ("---\na: b: c\n---\n", 2, "not valid YAML"),
        ("---\nslug: x\n\tdek: y\n---\n", 3, "not valid YAML"),
        ("---\na: !!python/object:os.system x\n---\n", 2, "not valid YAML"),
        ("---\n- a\n- b\n---\n", 2, "not a list of keys"),
        ("---\nslug: x\ndate: 2016-13-45\n---\n", 3, "no date"),
        ("---\nslug: x\nkind: sonnet\n---\n", 3, "no kind"),
        ("---\nslug: x\n\nstatus: lost\n---\n", 4, "no status"),
        ("---\nslug: [a]\n---\n", 2, "one line of text"),
        ("---\ndek: x\ntags: {a: b}\n---\n", 3, "a list of words"),
        ("---\nreview:\n  scale: moons\n---\n", 3, "no rating scale"),
        ("---\nreview:\n  rating: 6\n---\n", 3, "not on the scale"),
        ("---\nreview: great\n---\n", 2, "should hold"),
        ("---\na: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\n"
         "d: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n---\n", 2, "too many"),
        ("---\na: &a [*a]\n---\n", 2, ""),
        (f"---\na: {'[' * 1200}\n---\n", 2, "not valid YAML"),
    ],
)  # fmt: skip
def test_broken_front_matter_is_refused_naming_the_line(text: str, line: Any, words: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert refused.value.sentence.startswith(f"a.md, line {line}: ")
    assert words in refused.value.sentence
    assert refused.value.sentence.endswith(".")
    assert "\n" not in refused.value.sentence


def test_body_and_front_matter_are_taken_apart_exactly() -> None:
    front = split_front_matter("---\na: 1\n...\n\n\nOne\n---\nTwo \n", "a.md")
    assert (dict(front.values), front.body) == ({"a": 1}, "One\n---\nTwo ")
    assert split_front_matter("---\n---\nBody\n", "a.md").body == "Body"
    assert split_front_matter("---\na: 1\n---", "a.md").body == ""
    assert split_front_matter("No front matter\n", "a.md").body == "No front matter"


def test_without_front_matter_the_first_heading_is_the_headline() -> None:
    article = read("# *The General* runs #\n\nWords.\n")
    assert (article.headline, article.body) == ("*The General* runs", "Words.")
    nameless = MarkdownFile().read("Words.\n", "lost-reels_found.md")
    assert (nameless.headline, nameless.body) == ("Lost reels found", "Words.")
