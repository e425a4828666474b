"""Text as GitHub-flavoured Markdown that reads back as the same characters."""

from __future__ import annotations

import re
import unicodedata

_ALWAYS = frozenset("\\*`[]<~")
_WITH_REASON = re.compile(
    r"""
    (?<!\w)_ | _(?!\w)                       # inside a word it stays as it is
    | &(?=\#?\w+;)                           # would read as an entity
    | (?<=http)s?:(?=//) | (?<=ftp):(?=//)   # would become a link
    | (?<=www)\. | (?<=\w)@(?=[\w-]+\.\w)
    | \{(?=\.spoiler\})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LINE_START = re.compile(
    r"""
    \#{1,6}(?=[ \t]|$) | > | [-+](?=[ \t]|$) | :::  | %%
    | =+[ \t]*$ | -+[ \t]*$                  # would underline a heading
    | [-:|][-:| \t]*$                        # would be the second row of a table
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"\d{1,9}(?=[.)](?:[ \t]|$))")


def entity(char: str) -> str:
    """A character as a numeric reference, where it must not be seen for what it is."""
    return f"&#{ord(char)};"


def escaped_characters(text: str) -> list[str]:
    """The text character by character, each as it must be written in the middle of a line."""
    out = ["\\" + char if char in _ALWAYS else char for char in text]
    for found in _WITH_REASON.finditer(text):
        # The last character of the match is the one that would be read as markup.
        out[found.end() - 1] = "\\" + text[found.end() - 1]
    return out


def line_start_escape(line: str) -> int | None:
    """The place in a line's text whose character must be escaped, since a block begins so."""
    number = _NUMBER.match(line)
    if number:
        return number.end()
    return 0 if _LINE_START.match(line) else None


def destination(url: str) -> str:
    """A link's destination as written."""
    url = _plain_ands(url.replace("\\", "%5C").replace("\n", "%0A"))
    if not url or re.search(r"[\s<>\x00-\x1f\x7f]", url) or not _balanced(url):
        return "<" + url.replace("<", "%3C").replace(">", "%3E") + ">"
    return url


def quoted_title(title: str) -> str:
    """A link's or picture's title with its space, or "" where there is none."""
    if not title:
        return ""
    text = _plain_ands(title).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "&#10;")
    return f' "{text}"'


def _plain_ands(text: str) -> str:
    """An `&` that would begin an entity as one itself: cmark reads past a backslash there."""
    return re.sub(r"&(?=#?\w+;)", "&amp;", text)


def _balanced(url: str) -> bool:
    depth = 0
    for char in url:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0


def is_space(char: str) -> bool:
    """Whether Markdown takes the character for white space; "" is the edge of a line."""
    return not char or char.isspace()


def is_surely_punctuation(char: str) -> bool:
    """Punctuation in every version of the rules."""
    return bool(char) and (
        (char.isascii() and not char.isalnum() and not char.isspace() and char.isprintable())
        or unicodedata.category(char).startswith("P")
    )


def may_be_punctuation(char: str) -> bool:
    """Punctuation in at least one version: later ones count symbols as well."""
    return is_surely_punctuation(char) or (
        bool(char) and unicodedata.category(char).startswith("S")
    )
