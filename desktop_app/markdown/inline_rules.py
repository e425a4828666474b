"""Our inline rules for markdown-it, and what we add to its own.

A `TracedInline` state notes on each token where in the content it comes from, under `meta`:
`start`, and `end` for links, pictures and the like. Only the outermost state is traced, so
what is read inside a picture's alt text cannot be taken for a place in the content.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Literal

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.autolink import autolink
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    Rule = Callable[[StateInline, bool], bool]

Env = dict[str, Any]
"""What markdown-it's rules tell one another: link definitions, labels of footnotes."""

_URL_START = r"(?<![0-9A-Za-z/:@.])(?:https?://|www\.)"
_BARE_URL = re.compile(_URL_START + r"[^\s<>\[\]{}|\\^`]+")
_STOPS = re.compile(r"[\n!$&*<\[\\\]^_`{}~]|" + _URL_START)
_TAG = re.compile(r"<[^<>]*>")
_ENTITY_END = re.compile(r"&[A-Za-z0-9]+;$")


class TracedInline(StateInline):
    """An inline state that notes where each token comes from."""

    text_start = 0

    def append_pending(self, text: str) -> None:
        """Literal text at `pos`; the first of a run tells where the run starts."""
        if not (self._pending or self._pending_buffer):
            self.text_start = self.pos
        super().append_pending(text)

    def pushPending(self) -> Token:  # noqa: N802 - theirs
        """Make a text token of what is pending."""
        token = super().pushPending()
        token.meta["start"] = self.text_start
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Add a token."""
        token = super().push(ttype, tag, nesting)
        token.meta["start"] = self.pos
        return token


def install(md: MarkdownIt, classes: tuple[str, ...]) -> None:
    """Put our rules in. The stock text rule stops where `_STOPS` says."""
    rules = md.inline.ruler
    md.inline.terminator_re = _STOPS
    rules.at("link", _spanned(link, "link_open"))
    rules.at("image", _spanned(image, "image"))
    rules.at("autolink", _spanned(autolink, "link_open"))
    rules.before("link", "span_class", _span_class(classes))
    rules.after("image", "footnote_ref", _footnote_ref)
    rules.after("autolink", "raw_html", _raw_html)
    rules.push("bare_url", _bare_url)


def run(md: MarkdownIt, content: str, env: Env) -> list[Token]:
    """Parse one content into tokens that know their places."""
    state = TracedInline(content, md, env, [])
    md.inline.tokenize(state)
    _spread_marks(state.tokens)
    for rule in md.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


def _spread_marks(tokens: list[Token]) -> None:
    """A run of emphasis marks is pushed before `pos` moves: give each its own place."""
    end, run_start = 0, -1
    for token in tokens:
        if token.type != "text":
            run_start = -1
            continue
        start: int = token.meta["start"]
        if start == run_start:
            token.meta["start"] = end
        else:
            run_start = start
        end = token.meta["start"] + len(token.content)


def _spanned(rule: Rule, kind: str) -> Rule:
    """Note the end of what `rule` reads on the first token of that kind that it pushes."""

    def spanned(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and isinstance(state, TracedInline):
            opened = next(token for token in state.tokens[before:] if token.type == kind)
            opened.meta.update(start=start, end=state.pos)
        return True

    return spanned


def _span_class(classes: tuple[str, ...]) -> Rule:
    """`[text]{.name}` for each of the names."""
    names = "|".join(re.escape(name) for name in classes)
    tail = re.compile(rf"\{{\.({names})\}}")
    ends = tuple(f"]{{.{name}}}" for name in classes)

    def span_class(state: StateInline, silent: bool) -> bool:
        start, limit = state.pos, state.posMax
        if state.src[start] != "[":
            return False
        if all(state.html_terminator_last(end) < start for end in ends):
            return False
        closing = state.md.helpers.parseLinkLabel(state, start)
        found = tail.match(state.src, closing + 1, limit) if closing >= 0 else None
        if found is None:
            return False
        if not silent:
            state.pos, state.posMax = start + 1, closing
            state.push("span_open", "", 1).meta["class"] = found[1]
            state.md.inline.tokenize(state)
            state.push("span_close", "", -1)
        state.pos, state.posMax = found.end(), limit
        return True

    return span_class


def _footnote_ref(state: StateInline, silent: bool) -> bool:
    """`[^label]`, where that footnote exists; numbers are given out by the builder."""
    start = state.pos
    if not state.src.startswith("[^", start):
        return False
    known = state.env.get("footnotes", {}).get("refs", {})
    end = state.src.find("]", start, state.posMax) if known else -1
    label = state.src[start + 2 : end]
    if end < 0 or f":{label}" not in known:
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta.update(label=label, end=end + 1)
    state.pos = end + 1
    return True


def _raw_html(state: StateInline, silent: bool) -> bool:
    """An HTML tag: a word of text for the page, and a problem for the writer."""
    start = state.pos
    if state.src[start] != "<" or state.html_terminator_last(">") < start:
        return False
    tag = _TAG.match(state.src, start, state.posMax)
    if tag is None or HTML_TAG_RE.fullmatch(tag[0]) is None:
        return False
    if not silent:
        token = state.push("raw_html", "", 0)
        token.content = tag[0]
        token.meta["end"] = tag.end()
    state.pos = tag.end()
    return True


def _bare_url(state: StateInline, silent: bool) -> bool:
    # Never in a look-ahead: an address must not swallow the end of a link's label.
    if silent or state.linkLevel > 0 or state.src[state.pos] not in "hw":
        return False
    found = _BARE_URL.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    text = _without_tail(found[0])
    href = state.md.normalizeLink(text if text.startswith("http") else f"http://{text}")
    if text.endswith(("://", "www.", "www")) or not state.md.validateLink(href):
        return False
    start, end = state.pos, state.pos + len(text)
    opened = state.push("link_open", "a", 1)
    opened.attrs = {"href": href}
    opened.markup = "autolink"
    opened.meta.update(start=start, end=end)
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)
    state.pos = end
    return True


def _without_tail(url: str) -> str:
    """The address without the punctuation of the sentence around it."""
    while url:
        if url[-1] == ")":
            if url.count(")") <= url.count("("):
                break
            url = url[:-1]
        elif entity := _ENTITY_END.search(url):
            url = url[: entity.start()]
        elif url[-1] in "?!.,:;*_~'\"’”»…–—":
            url = url[:-1]
        else:
            break
    return url
