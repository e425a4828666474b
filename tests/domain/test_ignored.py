"""Words left alone in one article: kept with it, and kept from every site."""

from __future__ import annotations

from uuid import UUID

from desktop_app.domain.article import Article, Details
from desktop_app.domain.canonical import extra_from_json, extra_json
from desktop_app.domain.ignored import KEY, ignored_words, with_ignored
from desktop_app.exporters.frontmatter import front_matter


def test_words_are_kept_once_beside_what_else_is_there() -> None:
    details = with_ignored(Details(extra={"mine": 1}), "blorf")
    details = with_ignored(with_ignored(details, "a blorf b"), "blorf")
    assert ignored_words(details) == ("blorf", "a blorf b")
    assert details.extra["mine"] == 1
    stored = extra_from_json(extra_json(details.extra))
    assert ignored_words(Details(extra=stored)) == ("blorf", "a blorf b")


def test_what_somebody_else_wrote_there_is_no_trouble() -> None:
    assert ignored_words(Details(extra={KEY: "x"})) == ()
    assert ignored_words(Details(extra={KEY: [1, "x"]})) == ("x",)


def test_no_export_shows_them() -> None:
    article = Article(UUID(int=1), details=with_ignored(Details(extra={"mine": 1}), "blorf"))
    written = front_matter(article)
    assert "mine" in written
    assert "blorf" not in written
