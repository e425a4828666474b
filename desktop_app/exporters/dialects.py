"""What the readers of Markdown do not have in common."""

from __future__ import annotations

import string
from dataclasses import dataclass

from desktop_app.exporters.gfm_escape import entity


@dataclass(frozen=True)
class Dialect:
    """How one reader differs from GitHub's.

    `escapable` are the characters that a backslash guards; all others are written as entities.
    `never` are characters that must not be seen as themselves at all. `colon` tells that a colon
    at the start of a line makes a definition list. `indent` is how far the content of a list
    item has to be set in at least. `shortcodes` tells that `{{<` is read in code as well,
    `merges` that two lists or quotes make one unless something stands between them.
    """

    escapable: str = string.punctuation
    never: str = ""
    colon: bool = False
    strike: bool = True
    tasks: bool = True
    indent: int = 0
    shortcodes: bool = False
    merges: bool = False

    def character(self, char: str, *, guarded: bool) -> str:
        """A character of text as it is written; `guarded` where it would be read as markup."""
        if char in self.never:
            return entity(char)
        if not guarded:
            return char
        return "\\" + char if char in self.escapable else entity(char)


GITHUB = Dialect()
COMMONMARK = Dialect(strike=False, tasks=False)
# Hugo: braces behind a heading are attributes, two and an angle a shortcode.
GOLDMARK = Dialect(never="{", colon=True, shortcodes=True)
# Jekyll: a bar anywhere makes a table, braces attributes, two dollars mathematics.
KRAMDOWN = Dialect("\\.*_+`()[]{}#!:|\"'$<>=-~", never="{|$", colon=True, tasks=False, merges=True)
# Eleventy's markdown-it as it comes.
MARKDOWN_IT = Dialect(tasks=False)
# Pelican's Python-Markdown: few escapes, no strikethrough, lists set in by four.
PYTHON = Dialect(
    "\\`*_{}[]()>#+-.!", never="{", colon=True, strike=False, tasks=False, indent=4, merges=True
)
