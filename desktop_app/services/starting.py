"""What a new article of each kind begins with."""

from __future__ import annotations

from desktop_app.domain.article import Details, Kind
from desktop_app.domain.review import Review

# The parts that a kind always has, in its order; the paragraphs between them are the writer's.
_BODIES = {
    Kind.REVIEW: "\n\n## How it is made\n\n\n\n## Should you see it?\n\n\n\n::: verdict\n:::\n",
    Kind.RECAP: "\n\n## Stray observations\n\n- \n",
    Kind.INTERVIEW: "\n\n**Question:** \n\n**Answer:** \n\n## Where to see it\n\n",
    Kind.LIST: "\n\n## 1. \n\n\n\n## 2. \n\n\n\n## 3. \n\n",
}


def starting_body(kind: Kind) -> str:
    """The body that a new article of that kind starts with; "" where it has no fixed parts."""
    return _BODIES.get(kind, "")


def starting_details(kind: Kind) -> Details:
    """The details that a new article of that kind starts with."""
    return Details(kind=kind, review=Review() if kind is Kind.REVIEW else None)
