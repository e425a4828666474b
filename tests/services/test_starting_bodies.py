"""What each kind begins with is sound Markdown of ours, and says nothing on the page."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest

from desktop_app.domain.article import Article, Kind
from desktop_app.domain.records import Records
from desktop_app.markdown.page import PageOptions, render_page
from desktop_app.markdown.parser import parse
from desktop_app.services.starting import starting_body, starting_details

# FIELD's parts of each kind, by a word of each, in their order.
PARTS = {
    Kind.NEWS: "first character|hub|before|picture|said so|quote|next|Also stars|related",
    Kind.REVIEW: "first sentence|story|How it is made|Should you see it|verdict|cast|certificate",
    Kind.RECAP: "Series, season|grade|warning|What happens|verdict|Stray observations",
    Kind.INTERVIEW: "for what|warning|Question|Answer|Where to see it",
    Kind.LIST: "goes by|## 1|## 2|## 3",
    Kind.GALLERY: "few words|caption and credit|::: gallery",
    Kind.CASTING: "joins what|character|known for|makes it|said so",
    Kind.TRAILER: "when it is out|embed|synopsis|Director|plays whom|When it opens|poster",
}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_beginning_is_closed_and_known(kind: Kind) -> None:
    document = parse(starting_body(kind), Records(), starting_details(kind))
    assert document.problems == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_the_parts_stand_in_their_order(kind: Kind) -> None:
    assert re.search(".*".join(map(re.escape, PARTS[kind].split("|"))), starting_body(kind), re.S)


@pytest.mark.parametrize("kind", list(Kind))
def test_no_note_of_a_beginning_is_on_the_page(kind: Kind) -> None:
    article = Article(uuid4(), body=starting_body(kind), details=starting_details(kind))
    page = render_page(article, Records(), PageOptions(image_url=lambda _use: ""))
    assert "%%" not in page
    assert "Ctrl" not in page


@pytest.mark.parametrize("kind", [Kind.REVIEW, Kind.RECAP])
def test_what_is_rated_has_its_box(kind: Kind) -> None:
    assert "::: verdict\n:::" in starting_body(kind)
    assert starting_details(kind).review is not None
