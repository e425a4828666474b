"""GitHub's own reader and comrak make of the GFM export what our parser makes of it.

What differs by their nature, and is made equal before the comparison:

- `<del>` and our `<s>`: two names of one thing;
- a table's sides as `align` or as a style;
- a task's box as a form's checkbox or as a character;
- footnotes: each has its own ids, classes and ways back; number, words and order are compared;
- the end of a line inside a paragraph is a line's end there and a blank with us;
- the ids of our headings, which the others have none of;
- characters in addresses that are written as they are or by percent signs;
- bare mail addresses: cmark-gfm makes links of them when all is read, whatever guards them.

Left out, since nothing can be written that all read alike: two struck stretches that touch, whose
`~~~~` cmark-gfm takes for neither end; and a task that begins with no words but a quote or a list,
which only our parser knows.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

import comrak
import pytest
from hypothesis import assume, given, settings

from desktop_app.exporters.html_writer import HtmlWriter
from desktop_app.markdown.blocks import Figure, Paragraph
from desktop_app.markdown.html import element
from tests.exporters.test_gfm_writer import BODIES, CONSTRUCTS, DETAILS, RECORDS, read, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.markdown.blocks import (
        Document,
        Footnote,
        FootnoteRef,
        Heading,
        ImageUse,
        ListItem,
    )
    from desktop_app.services.bundle import Services

USUAL = 100
EXAMPLES = int(os.environ.get("MARQUEE_EXAMPLES") or USUAL)  # more in `make destinations`
_KEPT = {"href", "src", "alt", "title", "start", "align"}
_VOID = {"br", "hr", "img", "input"}


class OurWriter(HtmlWriter):
    """Our parser's blocks in the plain elements that the others write."""

    def heading(self, heading: Heading) -> str:
        return element(f"h{heading.level}", self.inlines(heading.children))

    def figure(self, image: ImageUse) -> str:
        return element("p", self.image(image))

    def _item(self, item: ListItem, *, tight: bool) -> str:
        blocks = tuple(
            Paragraph((one.image,), one.lines) if isinstance(one, Figure) else one
            for one in item.blocks
        )
        return super()._item(replace(item, blocks=blocks), tight=tight)

    def image(self, image: ImageUse) -> str:
        return element("img", src=image.src, alt=image.alt, title=image.caption or None)

    def _shows(self, _image: ImageUse) -> bool:
        return True

    def reference(self, ref: FootnoteRef) -> str:
        return element("a", str(ref.number), href=f"#fn-{ref.number}", class_="footnote-ref")

    def note_list(self, notes: tuple[Footnote, ...], *, back: bool = True) -> str:
        items = [element("li", self.blocks(note.blocks)) for note in notes]
        return element("section", element("ol", "".join(items)), class_="footnotes")


class Reader(HTMLParser):
    """HTML as a list of what it says."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[object] = []
        self._skip = 0
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        css = has.get("class", "")
        if self._skip or "footnote-backref" in css:
            self._skip += tag not in _VOID
            return
        if tag == "input":
            self._text("☑ " if "checked" in has else "☐ ")
            return
        if side := re.fullmatch(r"text-align:\s*(\w+);?", has.get("style", "")):
            has["align"] = side[1]
        if "footnote-ref" in css or "data-footnote-ref" in has:
            has = {}
        self._code += tag == "pre"
        kept = {n: _address(v) if n in {"href", "src"} else v for n, v in has.items() if n in _KEPT}
        self.said.append(("del" if tag == "s" else tag, tuple(sorted(kept.items()))))

    def handle_endtag(self, tag: str) -> None:
        if self._skip:
            self._skip -= 1
            return
        self._code -= tag == "pre"
        if tag not in _VOID:
            self.said.append("/" + ("del" if tag == "s" else tag))

    def handle_data(self, data: str) -> None:
        if not self._skip:
            self._text(data if self._code else re.sub(r"[ \n]+", " ", data))

    def _text(self, words: str) -> None:
        if self.said and isinstance(self.said[-1], list):
            self.said[-1][0] += words
        else:
            self.said.append([words])

    def all(self) -> list[object]:
        """What was said, without the blanks between blocks."""
        out: list[object] = []
        for at, one in enumerate(self.said):
            if not isinstance(one, list):
                out.append(one)
                continue
            words = one[0].replace("☐  ", "☐ ").replace("☑  ", "☑ ")
            before = self.said[at - 1] if at else "/p"
            after = self.said[at + 1] if at + 1 < len(self.said) else "p"
            words = words.lstrip(" \n") if _is_block(before) else words
            words = words.rstrip(" \n") if _is_block(after) else words
            if words:
                out.append(words)
        return out


def _is_block(one: object) -> bool:
    name = one[0] if isinstance(one, tuple) else str(one)
    blocks = "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre table thead tbody tr th td hr section br"
    return name.removeprefix("/") in blocks.split()


def _address(url: str) -> str:
    return quote(unquote(url, errors="surrogateescape"), errors="surrogateescape")


_MAIL = re.compile(r'<a href="mailto:([^"]*)">\1</a>')


def said(page: str) -> list[object]:
    reader = Reader()
    reader.feed(_MAIL.sub(r"\1", page))
    reader.close()
    return reader.all()


def ours(written: str) -> str:
    document: Document = read(written)
    return OurWriter(lambda use: use.src).document(document)


def by_github(written: str) -> str:
    extensions = [part for one in ("footnotes", "table", "strikethrough", "tasklist", "autolink")
                  for part in ("-e", one)]  # fmt: skip
    done = subprocess.run(
        ["cmark-gfm", *extensions], input=written.encode(), capture_output=True, check=True
    )
    return done.stdout.decode()


def by_comrak(written: str) -> str:
    options = comrak.ExtensionOptions()
    for name in ("footnotes", "table", "strikethrough", "tasklist", "autolink"):
        setattr(options, name, True)
    return comrak.render_markdown(written, extension_options=options)


READERS = [
    pytest.param(by_comrak, id="comrak"),
    pytest.param(
        by_github,
        id="cmark-gfm",
        marks=pytest.mark.skipif(shutil.which("cmark-gfm") is None, reason="is not installed"),
    ),
]


@pytest.mark.parametrize("reader", READERS)
def test_they_read_every_construct_as_we_do(reader: Callable[[str], str]) -> None:
    written = write(read("\n\n".join(body for body, _ in CONSTRUCTS), RECORDS, DETAILS))
    assert said(reader(written)) == said(ours(written))


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("slug", ["metropolis-found", "the-general-review"])
def test_they_read_the_samples_as_we_do(
    services: Services, reader: Callable[[str], str], slug: str
) -> None:
    written = services.exporting.copy_markdown(services.library.article_by_slug(slug))
    assert said(reader(written)) == said(ours(written))


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=EXAMPLES, derandomize=EXAMPLES <= USUAL)
@given(body=BODIES)
def test_they_read_any_text_as_we_do(reader: Callable[[str], str], body: str) -> None:
    written = write(read(body))
    assume("~~~~" not in written)
    assume(not re.search(r"\[[ x]\] +(?![^\s>#*_+\d`~<|-])", written))
    assert said(reader(written)) == said(ours(written)), written
