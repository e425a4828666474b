"""Other tools' heads: YAML, TOML, JSON and Pelican's, and what their keys mean to us."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.domain.article import Kind, Status
from desktop_app.errors import InputError
from desktop_app.exporters.frontmatter import front_matter
from desktop_app.importers.dialects import hero_parts, in_our_words
from desktop_app.importers.markdown_file import MarkdownFile

if TYPE_CHECKING:
    from desktop_app.domain.incoming import Incoming


def read(text: str, name: str = "a.md") -> Incoming:
    return MarkdownFile().read_incoming(text, name)


TOML = """+++
title = "A post"
date = 2016-01-08T09:00:00-05:00
publishDate = 2016-02-01
draft = false
weight = 3
images = ["cover.jpg", "second.jpg"]
[params]
authors = ["Jane Roe"]
kind = "review"
mood = "grey"
[cascade.target]
day = 2016-01-08
+++

Words.
"""


def test_hugo_in_toml() -> None:
    found = read(TOML)
    details = found.article.details
    assert (found.article.headline, found.article.body) == ("A post", "Words.")
    assert details.date is not None
    assert details.date.isoformat() == "2016-01-08T09:00:00-05:00"
    assert details.embargo is not None
    assert (details.status, details.kind) == (Status.PUBLISHED, Kind.REVIEW)
    assert (details.bylines, details.hero) == (("Jane Roe",), "cover")
    assert details.extra == {
        "weight": 3, "images": ["second.jpg"], "params": {"mood": "grey"},
        "cascade": {"target": {"day": "2016-01-08"}},
    }  # fmt: skip
    assert [picture.address for picture in found.pictures] == ["cover.jpg"]
    again = read(front_matter(found.article) + "\nWords.\n").article
    assert again.details.extra == details.extra


def test_hugo_in_json() -> None:
    article = read('{\n "title": "A", "tags": ["x"], "own": {"a": null}\n}\n\nWords.\n').article
    assert (article.headline, article.body, article.details.tags) == ("A", "Words.", ("x",))
    assert article.details.extra == {"own": {"a": None}}
    assert read('{"a": 1} is how it begins.\n').article.body == '{"a": 1} is how it begins.'


def test_pelican() -> None:
    text = (
        "Title: A: the post\nDate: 2010-12-03 10:20\nAuthors: Roe, Jane; Doe, John\n"
        "Tags: film, hall\nSummary: In short,\n    and so on\nStatus: draft\nSeries: x\n\nWords.\n"
    )
    article = read(text).article
    details = article.details
    assert (article.headline, article.body) == ("A: the post", "Words.")
    assert (details.bylines, details.tags) == (("Roe, Jane", "Doe, John"), ("film", "hall"))
    assert (details.description, details.status) == ("In short, and so on", Status.DRAFT)
    assert details.extra == {"Series": "x"}
    assert details.date is not None


@pytest.mark.parametrize(
    "text", ["Note: this is prose.\n", "Title: and then\nprose goes on.\n", "A: b\n"]
)
def test_prose_with_a_colon_is_no_head(text: str) -> None:
    assert read(text).article.body == text.strip()


def test_jekyll_says_date_and_slug_in_the_files_name() -> None:
    found = read(
        "---\nlayout: post\npublished: false\nimage: {path: /a/b.jpg, alt: B}\n---\nWords.\n",
        "2016-01-08-a-post.md",
    )
    details = found.article.details
    assert (details.slug, details.status, details.hero) == ("a-post", Status.DRAFT, "b")
    assert details.date is not None
    assert details.date.isoformat().startswith("2016-01-08")
    assert details.extra == {"layout": "post"}
    assert found.pictures[0].image.alt == "B"


def test_what_a_site_generator_alone_understands_is_told() -> None:
    found = read("{{< youtube x >}}\n\n{% include a.html %}\n\n{{< /end >}}\n")
    assert found.article.body.startswith("{{< youtube x >}}")
    assert found.remarks == (
        "a.md uses “include”, “youtube” of its site’s generator, which stays in the text as it is.",
    )


def test_keys_that_mean_the_same_do_not_push_ours_aside() -> None:
    assert in_our_words({"description": "a", "summary": "b"}) == {
        "description": "a", "summary": "b",
    }  # fmt: skip
    assert in_our_words({"status": "publish"}) == {"status": "published"}
    assert in_our_words({"draft": "yes"}) == {"draft": "yes"}
    assert in_our_words({"header": {"overlay": 1}}) == {"header": {"overlay": 1}}
    assert hero_parts({"src": "a.jpg", "caption": "C", "credit": "D"}) == ("a.jpg", "", "C", "D")
    assert hero_parts(3) == ("", "", "", "")


MERGES = "a: &a {x: 1}\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} {{<<: [*{chr(97 + n)}, *{chr(97 + n)}]}}\n" for n in range(22)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"---\n{MERGES}---\nx\n", "too many values"),
        ("---\na: &a {b: *a}\n---\nx\n", "too many values"),
        ("---\n" + "a: " + "x" * 600_000 + "\n---\n", "too long"),
        ("---\n" + "".join(f"{' ' * n}a:\n" for n in range(120)) + "---\nx\n", "not valid YAML"),
        ("+++\ntitle = \n+++\n", "line 2: the front matter is not valid TOML"),
        ("+++\na = 1\n\na = 2\n+++\n", "line 4: the front matter is not valid TOML"),
        ("+++\na = 1\n", "is not closed"),
        ("+++\na = " + "[" * 3000 + "\n+++\n", "not valid TOML"),
    ],
)
def test_hostile_heads_are_refused_at_once(text: str, words: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert words in refused.value.sentence
    assert refused.value.way_out.endswith((".", "”."))
