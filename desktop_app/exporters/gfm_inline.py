"""Inlines as GitHub-flavoured Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.exporters.dialects import GITHUB, Dialect
from desktop_app.exporters.gfm_escape import (
    destination,
    entity,
    escaped_characters,
    is_space,
    is_surely_punctuation,
    line_start_escape,
    may_be_punctuation,
    quoted_title,
)
from desktop_app.markdown.blocks import (
    Code,
    Emphasis,
    FootnoteRef,
    HardBreak,
    ImageUse,
    Inline,
    Link,
    SoftBreak,
    SpoilerText,
    Strike,
    Strong,
    Text,
    plain_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Inlines = tuple[Inline, ...]

_SHORTCODE = re.compile(r"\{\{([<%])(?!/\*)((?:(?!\{\{|[>%]\}\}).)*)([>%])\}\}", re.DOTALL)
_BARE_ADDRESS = re.compile(r"https?://[^\s<>|\\]+")
_ENTITY = re.compile(r"&#?\w+;")


@dataclass(frozen=True)
class _Atom:
    """A piece of output that stays whole. `char` is the character of text behind it, if one."""

    out: str
    char: str = ""
    mark: str = ""  # "open" or "close" where it is a delimiter of emphasis


@dataclass(frozen=True)
class InlineForms:
    """What has no form of its own in Markdown: each gives the Markdown to put in its place."""

    image: Callable[[ImageUse], str]
    spoiler: Callable[[SpoilerText], str]
    note_label: Callable[[FootnoteRef], str]
    dialect: Dialect = GITHUB


class InlineWriter:
    """Writes inlines so that they read back as the same."""

    def __init__(self, forms: InlineForms) -> None:
        self._forms = forms

    def paragraph(self, children: Inlines) -> str:
        """Lines that begin no other block."""
        return self._written(self._atoms(_merged(children)), lines=True)

    def one_line(self, children: Inlines) -> str:
        """The same on one line, as in headings and cells; breaks become spaces."""
        return self._written(self._atoms(_merged(_unbroken(children))), lines=False)

    def _written(self, atoms: list[_Atom], *, lines: bool) -> str:
        guarded = _guarded(atoms, self._forms.dialect, lines=lines)
        return "".join(atom.out for atom in _settled(guarded))

    def _atoms(
        self, children: Inlines, inside: frozenset[type] = frozenset(), *, linked: bool = False
    ) -> list[_Atom]:
        atoms: list[_Atom] = []
        for index, child in enumerate(children):
            following = children[index + 1] if index + 1 < len(children) else None
            previous = children[index - 1] if index else None
            match child:
                case Text(text=text):
                    atoms += self._text_atoms(text, previous, following, linked=linked)
                case Code(text=text):
                    atoms.append(_Atom(_code(self.code_text(text))))
                case Emphasis() | Strong() | Strike():
                    atoms += self._marked(child, inside, atoms[-1:], linked=linked)
                case Link():
                    atoms += self._link(child, inside)
                case ImageUse():
                    atoms.append(_Atom(self._forms.image(child)))
                case SpoilerText():
                    atoms.append(_Atom(self._forms.spoiler(child)))
                case SoftBreak():
                    atoms.append(_Atom("\n"))
                case HardBreak():
                    atoms.append(_Atom("\\\n"))
                case FootnoteRef():
                    atoms.append(_Atom(f"[^{self._forms.note_label(child)}]"))
        return [atom for atom in atoms if atom.out]

    def _marked(
        self,
        child: Emphasis | Strong | Strike,
        inside: frozenset[type],
        before: list[_Atom],
        *,
        linked: bool,
    ) -> list[_Atom]:
        inner = self._atoms(_merged(child.children), inside | {type(child)}, linked=linked)
        if not inner:
            return []
        if isinstance(child, Strike) and not self._forms.dialect.strike:
            return [_Atom("<del>"), *inner, _Atom("</del>")]
        if isinstance(child, Strike):
            mark = "~~"
        else:
            taken = {atom.out[0] for atom in (*before, inner[0], inner[-1]) if atom.mark}
            wanted = "_" if type(child) in inside else "*"
            other = "*" if wanted == "_" else "_"
            mark = other if wanted in taken and other not in taken else wanted
            mark *= 2 if isinstance(child, Strong) else 1
        return [_Atom(mark, mark="open"), *inner, _Atom(mark, mark="close")]

    def _link(self, link: Link, inside: frozenset[type]) -> list[_Atom]:
        if not link.url:  # it leads nowhere: the words stay
            return self._atoms(_merged(link.children), inside)
        if (
            not link.title
            and plain_text(link.children) == link.url
            and all(isinstance(child, Text) for child in link.children)
            and _BARE_ADDRESS.fullmatch(link.url)
            and not _ENTITY.search(link.url)  # which cmark would read as its character
        ):
            return [_Atom(f"<{link.url}>")]
        label = self._written(
            [_Atom("["), *self._atoms(_merged(link.children), linked=True), _Atom("]")],
            lines=True,
        )
        return [_Atom(f"{label}({self.address(link.url)}{self.title(link.title)})")]

    def address(self, url: str) -> str:
        """A link's destination, with no braces that a template would take for its own."""
        if self._forms.dialect.shortcodes:
            url = url.replace("{{", "%7B%7B")
        return destination(url)

    def title(self, title: str) -> str:
        """A link's or picture's title with its space."""
        written = quoted_title(title)
        return written.replace("{{", "&#123;{") if self._forms.dialect.shortcodes else written

    def code_text(self, text: str) -> str:
        """Code as it may stand in the file; Hugo unwraps shortcodes that are commented out."""
        if not self._forms.dialect.shortcodes:
            return text
        text = _SHORTCODE.sub(r"{{\1/*\2*/\3}}", text)
        # One that nothing closes would stop the build: a word joiner takes it apart.
        return re.sub(r"\{\{(?=[<%](?!/\*))", "{\u2060{", text)

    def _text_atoms(
        self, text: str, previous: Inline | None, following: Inline | None, *, linked: bool
    ) -> list[_Atom]:
        guarded = [len(written) == 2 for written in escaped_characters(text)]
        if linked:  # no link begins inside a link
            guarded = [
                guard and char not in ":.@" for char, guard in zip(text, guarded, strict=True)
            ]
        if text[:1] in {":", "("} and isinstance(previous, FootnoteRef):
            guarded[0] = True  # would make a definition or a link of the reference
        if text[-1:] == "!" and isinstance(following, Link):
            guarded[-1] = True
        dialect = self._forms.dialect
        return [
            _Atom(dialect.character(char, guarded=guard), char)
            for char, guard in zip(text, guarded, strict=True)
        ]


def _merged(children: Inlines) -> Inlines:
    """Neighbouring texts as one, so that escaping sees what a reader will see."""
    merged: list[Inline] = []
    for child in children:
        if isinstance(child, Text) and merged and isinstance(merged[-1], Text):
            merged[-1] = Text(merged[-1].text + child.text)
        else:
            merged.append(child)
    return tuple(merged)


def _unbroken(children: Inlines) -> Inlines:
    """Breaks as spaces, at any depth."""
    result: list[Inline] = []
    for child in children:
        if isinstance(child, SoftBreak | HardBreak):
            result.append(Text(" "))
        elif isinstance(child, Emphasis | Strong | Strike | Link | SpoilerText):
            result.append(replace(child, children=_unbroken(child.children)))
        else:
            result.append(child)
    return tuple(result)


def _code(text: str) -> str:
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * (longest + 1)
    padded = text.strip(" ") and text[0] == text[-1] == " "
    pad = " " if text[:1] == "`" or text[-1:] == "`" or padded else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _guarded(atoms: list[_Atom], dialect: Dialect, *, lines: bool) -> list[_Atom]:
    """Escape what would begin a block, and white space that would be cut off, on each line."""
    result = list(atoms)
    start = 0
    for index in range(len(atoms) + 1):
        if index < len(atoms) and not atoms[index].out.endswith("\n"):
            continue
        _guard_line(result, start, index, dialect, lines=lines)
        if index < len(atoms) and atoms[index].out == "\\\n" and index > start:
            # Two spaces are understood more widely, but not on a line of their own.
            result[index] = _Atom("  \n")
        start = index + 1
    return result


def _guard_line(atoms: list[_Atom], start: int, end: int, dialect: Dialect, *, lines: bool) -> None:
    for places in (range(start, end), range(end - 1, start - 1, -1)):
        for place in places:
            if not atoms[place].char.isspace():
                break
            atoms[place] = _Atom(entity(atoms[place].char), atoms[place].char)
    text = ""
    for atom in atoms[start:end]:
        if not atom.char or atom.out.startswith("&#"):
            text += "\ufffc"  # something that is no text follows
            break
        text += atom.char
    special = line_start_escape(text) if lines else None
    if lines and special is None and dialect.colon and text.startswith(":"):
        atoms[start] = _Atom(entity(":"), ":")
    if special is not None and len(atoms[start + special].out) == 1:
        char = atoms[start + special].char
        atoms[start + special] = _Atom(dialect.character(char, guarded=True), char)


def _settled(atoms: list[_Atom]) -> list[_Atom]:
    """Make every delimiter open or close as meant, by hiding the characters that prevent it."""
    result = list(atoms)
    for index, atom in enumerate(result):
        if not atom.mark:
            continue
        outer, inner = (index - 1, index + 1) if atom.mark == "open" else (index + 1, index - 1)
        side = -1 if atom.mark == "open" else 0  # the outer neighbour's near end
        if is_space(_edge(result, inner, -1 - side)):
            _hide(result, inner)
        near = _edge(result, outer, side)
        weak = atom.out[0] == "_" or may_be_punctuation(_edge(result, inner, -1 - side))
        if weak and not is_space(near) and not is_surely_punctuation(near):
            _hide(result, outer)
    return result


def _edge(atoms: list[_Atom], index: int, side: int) -> str:
    return atoms[index].out[side] if 0 <= index < len(atoms) else ""


def _hide(atoms: list[_Atom], index: int) -> None:
    if 0 <= index < len(atoms) and atoms[index].char:
        atoms[index] = _Atom(entity(atoms[index].char), atoms[index].char)
