"""What every word index must find, whichever database it lives in: one table for all of them."""

from __future__ import annotations

from desktop_app.store.words import ArticleWords


def words(headline="", dek="", tags="", productions="", people="", body=""):
    return ArticleWords(headline, dek, tags, productions, people, body)


# By number: a higher one is newer.
ARTICLES = {
    1: words("Almost all of Metropolis", "A worn negative", body="In Buenos Aires, 100% found."),
    2: words("Wall-E is back", tags="animation\nPixar", body="E. wall of text; the wall, e too"),
    3: words("Nosferatu", productions="Nosferatu (1922)", people="Max Schreck\nGraf Orlok"),
    5: words("Ærø, Łódź, Größe", "L’Atalante isn't here", body="NOT x OR y AND near(z)"),
    8: words("七人の侍", body="seven samurai"),
    9: words("M", body="the metropolis of Lang, metro by metro"),
}

# Typed → what is found, newest first.
CASES = {
    "metropolis": (9, 1),
    "metro": (9, 1),
    "metro negative": (),  # only the last word may go on
    "negative metro": (1,),
    "ME": (9, 1),
    "m": (9,),
    "worn b": (1,),
    "worn bu": (1,),
    "100%": (1,),
    "anim": (2,),
    "pixar back": (2,),
    "wall-e": (2,),
    "wall e": (2,),
    "e-wall": (2,),
    "back-wall": (),  # joined by a hyphen they stand side by side
    "nosferatu 1922 orl": (3,),
    "aero": (5,),
    "łodz": (5,),
    "GROSSE": (5,),
    "größ": (5,),
    "latalante": (5,),
    "L'Atalante isnt": (5,),
    "七人": (8,),
    "の": (8,),
    "人七": (),
    # Nothing of a query language means anything.
    "NOT x": (5,),
    "x OR nothing": (),
    "near(z)": (5,),
    "NEAR/2": (),
    '"worn': (1,),
    '"worn" "': (1,),
    "worn*": (1,),
    "wo*n": (),
    "^worn": (1,),
    "headline:worn": (),
    "headline : worn": (),
    "{headline} worn": (),
    "-worn": (1,),
    "(worn": (1,),
    "worn)": (1,),
    "worn + negative": (1,),
    "worn; DROP TABLE article": (),
    "'": (),
    '"': (),
    "*": (),
    "%": (),
    "\\": (),
    ":": (),
    "\0": (),
}
