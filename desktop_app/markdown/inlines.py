"""From inline tokens to neutral inlines, and to the running text for whoever reads the copy."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from desktop_app.markdown.blocks import (
    Code,
    Emphasis,
    HardBreak,
    ImageUse,
    Inline,
    Link,
    SoftBreak,
    Strike,
    Strong,
    Text,
)
from desktop_app.markdown.constructs import SPANS

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from desktop_app.markdown.block_rules import Anchors
    from desktop_app.markdown.blocks import FootnoteRef, Span

# Deeper emphasis than this is dropped and its words kept, so that no walker runs out of stack.
_DEEPEST = 40
_GAP = "\ufffc"
_WRAPPERS: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    "em": Emphasis,
    "strong": Strong,
    "s": Strike,
}


@dataclass(frozen=True)
class Fragment:
    """What one content says. Places are relative to the content."""

    inlines: tuple[Inline, ...]
    text: str
    pieces: Anchors
    problems: tuple[tuple[str, Span, str], ...]


class Surroundings(Protocol):
    """What a content's meaning depends on besides its own characters."""

    def resolve(self, href: str) -> str | None:
        """Where an address of ours leads, "" while that is unknown; None for any other."""
        ...

    def footnote(self, label: str) -> FootnoteRef:
        """The next reference to that footnote."""
        ...

    def picture(self, use: ImageUse, span: Span) -> ImageUse:
        """The use completed: `span` is in the content."""
        ...


@dataclass
class _Frame:
    kind: str  # "em", "strong", "s", "link", "span" or "" for what adds nothing
    children: list[Inline] = field(default_factory=list)
    token: Token | None = None


def is_portable(tokens: list[Token]) -> bool:
    """Whether these tokens mean the same wherever the content stands."""
    return not any(
        token.type in {"image", "footnote_ref"}
        or (token.type == "link_open" and ours(str(token.attrs.get("href", ""))))
        for token in tokens
    )


def ours(href: str) -> bool:
    """Whether the address is one that only the records can resolve."""
    return href.startswith(("hub:", "article:", "image:"))


def assemble(tokens: list[Token], around: Surroundings) -> Fragment:
    """Build the neutral inlines of one content."""
    return _Assembly(around).run(tokens)


class _Assembly:
    """The state of one assembly."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._frames = [_Frame("")]
        self._links = 0
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[tuple[int, int]] = []
        self._problems: list[tuple[str, Span, str]] = []
        self._run: list[str] = []  # characters that will be one Text

    def run(self, tokens: list[Token]) -> Fragment:
        for token in tokens:
            self._take(token)
        while len(self._frames) > 1:
            self._close()
        self._flush()
        return Fragment(
            tuple(self._frames[0].children),
            "".join(self._parts),
            tuple(self._pieces),
            tuple(self._problems),
        )

    def _take(self, token: Token) -> None:
        match token.type:
            case "text" | "text_special":
                self._text(token)
            case "softbreak" | "hardbreak":
                self._add(SoftBreak() if token.type == "softbreak" else HardBreak())
                self._say(" ", token.meta["start"])
            case "code_inline":
                self._add(Code(token.content))
                self._say(_GAP, token.meta["start"])
            case "raw_html":
                span = (token.meta["start"], token.meta["end"])
                self._problems.append(("raw-html", span, token.content))
                self._run.append(token.content)
                self._say(_GAP, span[0])
            case "image":
                self._image(token)
            case "footnote_ref":
                self._add(self._around.footnote(token.meta["label"]))
            case "link_open" | "span_open" | "em_open" | "strong_open" | "s_open":
                self._open(token)
            case "link_close" | "span_close" | "em_close" | "strong_close" | "s_close":
                self._close()
            case _:
                self._run.append(token.content)

    def _text(self, token: Token) -> None:
        if not token.content:
            return
        self._run.append(token.content)
        top = self._frames[-1].token
        bare = top is not None and top.type == "link_open" and top.markup == "autolink"
        escaped = token.info == "escape" and token.content != token.markup
        self._say(_GAP if bare else token.content, token.meta["start"] + escaped)

    def _say(self, text: str, start: int) -> None:
        if not self._pieces or self._pieces[-1][1] + self._length - self._pieces[-1][0] != start:
            self._pieces.append((self._length, start))
        self._parts.append(text)
        self._length += len(text)

    def _image(self, token: Token) -> None:
        start, end = token.meta["start"], token.meta["end"]
        use = ImageUse(
            slug="",
            src=str(token.attrs.get("src", "")),
            alt=_words(token.children or []),
            caption=str(token.attrs.get("title", "")),
        )
        use = self._around.picture(use, (start, end))
        if use.slug and use.record is None:
            self._problems.append(("missing-image", (start, end), use.slug))
        self._add(use)
        self._say(_GAP, start)

    def _open(self, token: Token) -> None:
        self._flush()
        kind = token.type.removesuffix("_open")
        if kind == "link":
            self._links += 1
            if self._links > 1:
                kind = ""
        if len(self._frames) > _DEEPEST:
            kind = ""
        self._frames.append(_Frame(kind, token=token))

    def _close(self) -> None:
        self._flush()
        frame = self._frames.pop()
        if frame.token is not None and frame.token.type == "link_open":
            self._links -= 1
        into = self._frames[-1].children
        children = tuple(frame.children)
        if frame.kind in _WRAPPERS:
            into.append(_WRAPPERS[frame.kind](children))
        elif frame.kind == "link" and frame.token is not None:
            into.append(self._link(frame.token, children))
        elif frame.kind == "span" and frame.token is not None:
            into.append(SPANS[frame.token.meta["class"]].build(children))
        else:
            into.extend(children)

    def _link(self, token: Token, children: tuple[Inline, ...]) -> Link:
        href = str(token.attrs.get("href", ""))
        url = self._around.resolve(href)
        if url == "":
            span = (token.meta["start"], token.meta["end"])
            self._problems.append(("unresolved-link", span, href))
        return Link(href, href if url is None else url, children, str(token.attrs.get("title", "")))

    def _add(self, inline: Inline) -> None:
        self._flush()
        self._frames[-1].children.append(inline)

    def _flush(self) -> None:
        if self._run:
            self._frames[-1].children.append(Text("".join(self._run)))
            self._run.clear()


def _words(tokens: list[Token]) -> str:
    """The words of an alt text, marks and all that is not words left out."""
    parts: list[str] = []
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            parts.append(" ")
        elif token.type == "footnote_ref":
            parts.append(f"[^{token.meta['label']}]")
        else:
            parts.append(token.content if token.type != "image" else _words(token.children or []))
    return "".join(parts)
