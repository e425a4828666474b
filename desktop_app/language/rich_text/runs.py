"""Running text with its emphasis, from the tree to Markdown's signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.language.rich_text.links import clean_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop_app.language.rich_text.tree import Node

_BLANKS = re.compile("[ \t\r\n\f\u00a0\u2007\u202f]+")
_SIGNS = {"b": "**", "i": "*", "s": "~~"}
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em", "cite", "dfn", "var"}
_STRUCK, _CODE = {"s", "strike", "del"}, {"code", "kbd", "samp", "tt"}
_ESCAPED = re.compile(r"[\\`*\[\]]|(?<!\w)_|_(?!\w)|~(?=~)|<(?=[A-Za-z/!?])|&(?=#?\w+;)")
_FIRST = re.compile(r"(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:::|%%|=+$|-+$|~~~)|(\d{1,9})([.)])(?=\s|$)")
_NOTE = re.compile(r"#_(?:ftnref|ednref|ftn|edn)(\w+)")


@dataclass(frozen=True)
class Run:
    """Characters of one look; `raw` ones are Markdown already."""

    text: str
    looks: frozenset[str] = frozenset()
    link: str = ""
    raw: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture that was in the text.

    `address` is where on the network it is, "" elsewhere; `source` is what its page says.
    """

    alt: str
    address: str
    source: str = ""
    caption: str = ""
    credit: str = ""


BREAK = Run("\n", raw=True)


def picture_of(node: Node) -> Picture:
    """What an `img` says; of one that a script would load later, where it is."""
    source = node.attributes.get("src", "").strip()
    lazy = node.attributes.get("data-src", "").strip()
    if lazy and (not source or source.startswith("data:")):
        source = lazy
    if source.startswith("//"):
        source = f"https:{source}"
    alt = node.attributes.get("alt", "")
    return Picture(alt, source if source[:4] == "http" else "", source)


def runs_of(node: Node, looks: frozenset[str], link: str, pictures: list[Picture]) -> Iterator[Run]:
    """The running text of an inline element, with the looks that it has from outside."""
    style = node.style()
    if style.get("display") == "none" or style.get("mso-hide") == "all":
        return
    if "mso-list" in style and "ignore" in style["mso-list"]:
        return  # the bullet that Word puts into the text
    if node.tag == "br":
        yield BREAK
        return
    if node.tag == "img":
        pictures.append(picture_of(node))
        return
    looks = _looks(node, style, looks)
    if node.tag == "a":
        note = _NOTE.match(node.attributes.get("href", ""))
        if note is not None:
            yield Run(f"[^{note[1]}]", raw=True)
            return
        link = clean_link(node.attributes.get("href", "")) or link
    for child in node.children:
        if isinstance(child, str):
            yield Run(_BLANKS.sub(" ", child), looks, link)
        else:
            yield from runs_of(child, looks, link, pictures)


def _looks(node: Node, style: dict[str, str], looks: frozenset[str]) -> frozenset[str]:
    now = set(looks)
    for tags, look in ((_BOLD, "b"), (_ITALIC, "i"), (_STRUCK, "s"), (_CODE, "c")):
        if node.tag in tags:
            now.add(look)
    weight = style.get("font-weight", "")
    if weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600):
        now.add("b")
    elif weight:
        now.discard("b")
    slant = style.get("font-style", "")
    if slant.startswith(("italic", "oblique")):
        now.add("i")
    elif slant == "normal":
        now.discard("i")
    drawn = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    if "line-through" in drawn:
        now.add("s")
    return frozenset(now)


def written(
    runs: list[Run], *, in_cell: bool = False, without: frozenset[str] = frozenset()
) -> str:
    """Runs as Markdown: blanks outside of the signs, no sign twice, what looks like one escaped."""
    lines: list[str] = []
    for line in _lines(_merged(runs, without)):
        text = _line(line, in_cell=in_cell)
        if text:
            lines.append(text if in_cell else _FIRST.sub(_escape_first, text, count=1)
                         if _FIRST.match(text) and not line[0].raw else text)  # fmt: skip
    return (" " if in_cell else "\\\n").join(lines)


def _escape_first(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"


def _merged(runs: list[Run], without: frozenset[str]) -> list[Run]:
    merged: list[Run] = []
    for run in runs:
        run = Run(run.text, run.looks - without, run.link, run.raw)
        last = merged[-1] if merged else None
        if (
            last
            and not last.raw
            and not run.raw
            and (last.looks, last.link) == (run.looks, run.link)
        ):
            merged[-1] = Run(last.text + run.text, run.looks, run.link)
        elif run.text:
            merged.append(run)
    return merged


def _lines(runs: list[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if run == BREAK:
            if line:
                yield line
            line = []
        elif line or run.raw or run.text.strip():
            line.append(run)
    if line:
        yield line


def _line(runs: list[Run], *, in_cell: bool) -> str:
    """One line: signs are opened and closed as the looks change, links around all of them."""
    out: list[str] = []
    opened: list[str] = []
    link = ""
    blank = ""

    def close(keep: frozenset[str]) -> None:
        while any(look not in keep for look in opened):
            out.append(_SIGNS[opened.pop()])

    for run in runs:
        text = run.text
        core = text.strip(" ")
        if not core:
            blank = blank or text
            continue
        lead = blank or (" " if text[0] == " " else "")
        looks = frozenset(run.looks & _SIGNS.keys())
        close(looks if run.link == link else frozenset())
        if run.link != link:
            if link:
                out.append(f"]({link})")
            out.append(lead + ("[" if run.link else ""))
            link = run.link
        else:
            out.append(lead)
        for look in ("b", "i", "s"):
            if look in looks and look not in opened:
                out.append(_SIGNS[look])
                opened.append(look)
        out.append(core if run.raw else _plain(core, run, in_cell=in_cell))
        blank = " " if text[-1] == " " else ""
    close(frozenset())
    if link:
        out.append(f"]({link})")
    return re.sub(r"\[(https?://[^\s\]]+)\]\(\1\)", r"<\1>", "".join(out).strip(" "))


def _plain(text: str, run: Run, *, in_cell: bool) -> str:
    text = re.sub(" +", " ", text)
    if "c" in run.looks:
        ticks = "`" * (max((len(found) for found in re.findall("`+", text)), default=0) + 1)
        pad = " " if text[0] == "`" or text[-1] == "`" else ""
        code = f"{ticks}{pad}{text}{pad}{ticks}"
        return code.replace("|", "\\|") if in_cell else code
    if run.link == text:
        return text
    escaped = _ESCAPED.sub(lambda match: "\\" + match[0], text)
    return escaped.replace("|", "\\|") if in_cell else escaped
