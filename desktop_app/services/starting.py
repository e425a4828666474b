"""What a new article of each kind begins with."""

from __future__ import annotations

from desktop_app.domain.article import Details, Kind
from desktop_app.domain.review import Review

# The parts that a kind always has, in its order; the paragraphs between them are the writer's.
# Lines with "%%" are notes: they say what goes where, and are never published.
_BODIES = {
    Kind.NEWS: (
        "%% Who does what, and when; the first character with the actor. The hub as a link\n\n\n\n"
        "%% What went before, and why it matters\n\n\n\n"
        "%% The picture: drop or paste it here; its credit comes along\n\n"
        "%% Who has said so, to whom, in the sentence above the quote\n\n\n\n"
        "%% ::: quote Speaker, in [Outlet](https://…)\n\n"
        "%% What comes next. “Also stars” with Ctrl+Shift+J\n\n\n\n"
        "%% ::: related production:… for more on it\n\n"
    ),
    Kind.REVIEW: (
        "%% What you think, in the first sentence\n\n\n\n"
        "%% The story as far as it may be told: Character (Actor)\n\n\n\n"
        "## How it is made\n\n\n\n"
        "## Should you see it?\n\n\n\n::: verdict\n:::\n\n"
        "%% ::: cast … for the credits: running time, certificate, when and where it is shown\n"
    ),
    Kind.RECAP: (
        "%% Series, season and episode go into Details, with the grade and the recaps before and "
        "after\n\n"
        "%% A warning: through which episode this tells\n\n\n\n"
        "%% What happens, and what it means; ::: spoiler for what comes as a surprise\n\n\n\n"
        "::: verdict\n:::\n\n## Stray observations\n\n- \n\n"
    ),
    Kind.INTERVIEW: (
        "%% Who, for what, and when\n\n\n\n"
        "%% A warning, where the answers give something away\n\n"
        "**Question:** \n\n**Answer:** \n\n## Where to see it\n\n"
    ),
    Kind.LIST: (
        "%% What the list goes by\n\n\n\n"
        "## 1. \n\n%% Year, where to see it, a picture, why it is here\n\n\n\n"
        "## 2. \n\n\n\n## 3. \n\n"
    ),
    Kind.GALLERY: (
        "%% A few words, then the pictures, each with caption and credit\n\n\n\n::: gallery\n:::\n"
    ),
    Kind.CASTING: (
        "%% Who joins what, as whom\n\n\n\n"
        "%% Who the character is\n\n\n\n"
        "%% What the actor is known for\n\n\n\n"
        "%% Whom they join, and who makes it\n\n\n\n"
        "%% Who has said so, and from when it is shown\n\n"
    ),
    Kind.TRAILER: (
        "%% What it is of, and when it is out; then ::: embed with the address\n\n\n\n"
        "%% The synopsis, quoted, and whose it is\n\n\n\n"
        "%% Director and writers\n\n\n\n"
        "%% Who plays whom: ::: cast … for the list\n\n\n\n"
        "## When it opens\n\n\n\n%% The poster\n\n"
    ),
}


def starting_body(kind: Kind) -> str:
    """The body that a new article of that kind starts with; "" where it has no fixed parts."""
    return _BODIES.get(kind, "")


def starting_details(kind: Kind, scale: str = "") -> Details:
    """The details that a new article of that kind starts with; `scale` is the desk's own."""
    reviews = {
        Kind.REVIEW: Review(scale) if scale else Review(),
        Kind.RECAP: Review(scale="letter"),
    }
    return Details(kind=kind, review=reviews.get(kind))
