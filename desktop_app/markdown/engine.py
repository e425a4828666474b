"""markdown-it set up our way: CommonMark, tables, strikethrough, tasks, footnotes, our marks.

Only its block and inline parsers are used. The block phase gives tokens; `inlines` parses the
content of each when the builder gets to it, so that content read before can be had from memory.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from desktop_app.markdown import block_rules, inline_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it.token import Token

    from desktop_app.markdown.inline_rules import Env
    from desktop_app.markdown.patience import Patience

# Beyond this many levels, quotes and lists are read as text: markdown-it itself would drop
# what stands deeper than `maxNesting`, words and all.
DEEPEST = 40
_MAX_NESTING = 60

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_OPEN_SCHEMES = frozenset({"http", "https", "mailto", "article", "hub", "image"})


class _Markdown(MarkdownIt):
    """markdown-it with links only to where a page may lead."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - theirs
        """Whether the address is relative or of a scheme that we follow."""
        scheme = _SCHEME.match(url.strip())
        return scheme is None or scheme[1].lower() in _OPEN_SCHEMES


class Engine:
    """The two halves of the parser; holds no text between calls."""

    def __init__(self, inline_classes: Iterable[str], patience: Patience | None = None) -> None:
        """`inline_classes` are the names allowed in `[text]{.name}`."""
        md = _Markdown("zero", {"maxNesting": _MAX_NESTING, "tasklists": True, "html": False})
        md.enable(["code", "fence", "hr", "reference", "lheading", "paragraph", "heading"])
        md.enable(["table", "blockquote", "list", "newline", "escape", "entity", "autolink"])
        md.enable(["backticks", "strikethrough", "emphasis", "link", "image", "balance_pairs"])
        md.disable(["fragments_join"])  # the text tokens keep their own places
        block_rules.install(md, DEEPEST)
        inline_rules.install(md, tuple(inline_classes))
        if patience is not None:
            patience.watch(md)
        self._md = md

    def blocks(self, text: str, env: Env) -> list[Token]:
        """The block tokens; `env` takes up link and footnote definitions."""
        tokens: list[Token] = []
        if text:
            state = StateBlock(text, self._md, env, tokens)
            self._md.block.tokenize(state, 0, state.lineMax)
        return tokens

    def inlines(self, content: str, env: Env) -> list[Token]:
        """The inline tokens of one content; `meta` tells where in it each comes from."""
        return inline_rules.run(self._md, content, env)
