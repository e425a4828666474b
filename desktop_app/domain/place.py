"""Where a writer was: which article, where in it, and what stood beside it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from uuid import UUID

FIELDS = ("body", "headline", "dek")


@dataclass(frozen=True)
class Place:
    """Anchor and caret in code points of a field; `line` and `scroll` say what was at the top."""

    article: UUID
    field: str = "body"
    anchor: int = 0
    caret: int = 0
    line: int = 0  # of the body, 0-based
    scroll: int = 0  # pixels, which hold only where the column is as wide as it was
    width: int = 0  # of the column, in pixels
    tab: str = ""  # of the sidebar


def place_to_json(place: Place) -> str:
    """The place as one line of JSON."""
    return json.dumps({**asdict(place), "article": str(place.article)})


def place_from_json(text: str) -> Place | None:
    """The place that a text says; None where it says none."""
    try:
        values = json.loads(text)
        numbers = {name: max(0, int(values[name])) for name in _NUMBERS}
        field = str(values["field"])
        return Place(
            article=UUID(values["article"]),
            field=field if field in FIELDS else "body",
            tab=str(values["tab"]),
            **numbers,
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


_NUMBERS = ("anchor", "caret", "line", "scroll", "width")
