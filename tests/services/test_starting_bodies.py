"""What each kind begins with is sound Markdown of ours, and says nothing on the page."""

from __future__ import annotations

import pytest

from desktop_app.domain.article import Kind
from desktop_app.domain.records import Records
from desktop_app.markdown.parser import parse
from desktop_app.services.starting import starting_body, starting_details


@pytest.mark.parametrize("kind", list(Kind))
def test_a_beginning_is_closed_and_known(kind: Kind) -> None:
    document = parse(starting_body(kind), Records(), starting_details(kind))
    assert document.problems == ()


@pytest.mark.parametrize("kind", [Kind.REVIEW, Kind.RECAP])
def test_what_is_rated_has_its_box(kind: Kind) -> None:
    assert "::: verdict\n:::" in starting_body(kind)
    assert starting_details(kind).review is not None
