"""What a new article of each kind begins with."""

from __future__ import annotations

from desktop_app.domain.article import Details, Kind
from desktop_app.domain.review import Review

# The parts that a kind always has, in its order; the paragraphs between them are the writer's.
# Lines with "%%" are notes: they say what goes where, and are never published.
_BODIES = {
    Kind.REVIEW: (
        "%% What you think, in the first sentence\n\n\n\n## How it is made\n\n\n\n"
        "## Should you see it?\n\n\n\n::: verdict\n:::\n"
    ),
    Kind.RECAP: (
        "%% A ::: spoiler or a warning above what gives the episode away\n\n\n\n"
        "::: verdict\n:::\n\n## Stray observations\n\n- \n\n"
        "%% Previous and next recap\n\n"
    ),
    Kind.INTERVIEW: (
        "%% Who, for what, and when\n\n\n\n**Question:** \n\n**Answer:** \n\n## Where to see it\n\n"
    ),
    Kind.LIST: "%% What the list goes by\n\n\n\n## 1. \n\n\n\n## 2. \n\n\n\n## 3. \n\n",
    Kind.GALLERY: "%% A few words, then the pictures\n\n\n\n::: gallery\n:::\n",
    Kind.CASTING: (
        "%% Who joins what, as whom\n\n\n\n%% Whom they join, and who makes it\n\n\n\n"
        "%% Who has said so, and from when it is shown\n\n"
    ),
    Kind.TRAILER: (
        "%% What it is of, and when it is out; then ::: embed with the address\n\n\n\n"
        "%% The synopsis, quoted\n\n\n\n%% Director, writers, who plays whom\n\n\n\n"
        "## When it opens\n\n"
    ),
}


def starting_body(kind: Kind) -> str:
    """The body that a new article of that kind starts with; "" where it has no fixed parts."""
    return _BODIES.get(kind, "")


def starting_details(kind: Kind) -> Details:
    """The details that a new article of that kind starts with."""
    reviews = {Kind.REVIEW: Review(), Kind.RECAP: Review(scale="letter")}
    return Details(kind=kind, review=reviews.get(kind))
