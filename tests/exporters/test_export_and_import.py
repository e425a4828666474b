"""The Markdown means the same after export and import again, whatever the article is made of."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.exporters import gfm_forms
from desktop_app.exporters.html_writer import HtmlWriter
from desktop_app.exporters.outline import adapted_job
from desktop_app.exporters.profile import profile_from
from desktop_app.exporters.words import lost_words
from desktop_app.importers.markdown_file import MarkdownFile
from desktop_app.markdown.html import element
from desktop_app.markdown.parser import parse
from tests.exporters.export_everything import ALL, job_for, met
from tests.exporters.test_every_construct import EXPORTERS, PROFILES, quiet
from tests.exporters.test_other_readers import OurWriter, said

if TYPE_CHECKING:
    from desktop_app.exporters.base import ExportJob
    from desktop_app.markdown.blocks import Block, Heading, ImageUse, Inline, ListItem

USUAL = 15
EXAMPLES = int(os.environ.get("MARQUEE_EXAMPLES") or USUAL)

WORDS = st.sampled_from([
    "plain words", "*emphasis*", "**strong**", "~~struck~~", "`code {{ x }}`", "**a *b* c**",
    "[link](https://example.org/a?b=1&c=2 \"title\")", "<https://example.org/bare>", "a\\\nbreak",
    "[hub](hub:found)", "[older](article:older)", "[hidden *words*]{.spoiler}", "a note[^one]",
    "Dr. No & Co. <b>", "2 * 3 * 4 | 5", "1986. A year", "# no heading", "“Quoted”",
    "snake_case_words", "a\u00a0b", "C# [x] (y)", "$5 ~ $6",
])  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
LEAVES = st.one_of(
    LINES,
    LINES.map(lambda line: f"## {line.splitlines()[0]}"),
    st.sampled_from([
        "***", "```python\nx = 1\n\n\ny\n```", "![](image:second)",
        '![Alt *x*](image:pic "A caption")',
        "| A | B |\n|:--|--:|\n| `x\\|y` | *z* |",
        "::: embed https://www.youtube.com/watch?v=a\nClip\n:::",
        "::: gallery\n![One](image:pic)\n![Two](image:second)\n:::", "::: cast film-2001\n:::",
        "::: related production:film-2001\n:::", "::: verdict\n:::", "::: strange\nInside.\n:::",
    ]),
)  # fmt: skip


def _set_in(text: str, first: str, rest: str) -> str:
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else "" for line in lines[1:])])


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    some = st.lists(inner, min_size=1, max_size=3).map("\n\n".join)
    return st.one_of(
        some.map(lambda text: _set_in(text, "> ", "> ")),
        some.map(lambda text: f"::: quote Somebody, in [Outlet](https://o.example/)\n{text}\n:::"),
        some.map(lambda text: f"::: spoiler What *happens*\n{text}\n:::"),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda items: "\n".join(_set_in(item, "- ", "  ") for item in items)
        ),
        st.lists(inner, min_size=1, max_size=3).map(
            lambda items: "\n".join(_set_in(item, "3. ", "   ") for item in items)
        ),
        st.lists(LINES, min_size=1, max_size=3).map(
            lambda items: "\n".join(f"- [x] done {item.splitlines()[0]}" for item in items)
        ),
    )


BLOCKS = st.recursive(LEAVES, _around, max_leaves=6)
ARTICLES = st.lists(BLOCKS, min_size=1, max_size=6).map(
    lambda parts: "\n\n".join([*parts, "%% a note", "[^one]: Footnote *words*."])
)


class Meant(OurWriter):
    """What the article means once no reader knows our constructs: plain elements."""

    def __init__(self, job: ExportJob) -> None:
        super().__init__(job.use_href)
        self._lines: list[str] = []

    def block(self, block: Block) -> str:
        written = super().block(block)
        lines, self._lines = self._lines, []
        return written + "".join(lines)

    def heading(self, heading: Heading) -> str:
        return super().heading(replace(heading, level=max(2, heading.level)))

    def figure(self, image: ImageUse) -> str:
        line = gfm_forms.caption_line(image)
        below = element("p", element("em", self.text(line))) if line else ""
        return super().figure(image) + below

    def quote(self, blocks: tuple[Block, ...], attribution: tuple[Inline, ...], cite: str) -> str:
        below = element("p", "— " + self.inlines(attribution)) if attribution else ""
        return element("blockquote", self.blocks(blocks) + below)

    def _item(self, item: ListItem, *, tight: bool) -> str:
        return HtmlWriter._item(self, item, tight=tight)

    def image(self, image: ImageUse) -> str:
        src = self._href(image) if image.slug else image.src
        return element("img", src=src, alt=image.alt, title=image.caption or None)


def test_the_pieces_hold_every_construct() -> None:
    pieces = [
        "a *b* **c** ~~d~~ `e` [f](https://f.example) [g]{.spoiler} h[^one]",
        "![i](image:pic) i\nj\\\nk",
        "## L", "- m\n- [x] n", "> o", "::: quote P\nq\n:::", "![](image:pic)", "***",
        "```\nr\n```", "| s |\n|--|\n| t |", "::: gallery\n![](image:pic)\n:::",
        "::: spoiler U\nv\n:::", "::: related production:film-2001\n:::", "::: cast film-2001\n:::",
        "::: verdict\n:::", "::: embed https://w.example\n:::", "::: strange\nx\n:::", "[^one]: y",
    ]  # fmt: skip
    assert met(job_for(PROFILES["markdown"], "\n\n".join(pieces))) == ALL


@settings(max_examples=EXAMPLES, derandomize=EXAMPLES <= USUAL)
@given(ARTICLES)
def test_what_comes_back_means_the_same(body: str) -> None:
    # Spoilers at the end, where plain readers may have them; how they are hidden is another test.
    profile = profile_from("mine", {"spoilers": "end"}, PROFILES["markdown"])
    job = job_for(profile, body)
    out = _exported(job)
    again = MarkdownFile().read(out, "index.md")
    assert lost_words(job, out, is_html=False) == []
    assert again.details == job.article.details
    assert (again.headline, again.dek) == (job.article.headline, job.article.dek)
    back = job_for(profile, again.body)
    details = replace(back.article.details, hero=None, review=None)
    plain = parse(again.body, back.records, details)
    assert loose(said(_plain(plain))) == loose(said(_meant(job))), out
    article = replace(back.article, body=again.body, details=details)
    once = _exported(replace(back, article=article, document=plain))
    assert lines_of(MarkdownFile().read(once, "index.md").body) == lines_of(again.body)


def lines_of(text: str) -> list[str]:
    """Lines that say something: between items blank ones come where an item has several parts."""
    return [line for line in text.splitlines() if line.strip(" >")]


def loose(parts: list[object]) -> list[object]:
    """Without the paragraphs of items: a list of one line cannot say in Markdown that it is one."""
    out: list[object] = []
    inside: list[object] = []
    for part in parts:
        name = part[0] if isinstance(part, tuple) else part
        ends = isinstance(part, str) and part.startswith("/")
        parent = inside[-1 - ends] if len(inside) > ends else ""
        if isinstance(part, tuple) and name not in {"br", "hr", "img"}:
            inside.append(name)
        elif ends and inside and f"/{inside[-1]}" == part:
            inside.pop()
        if name not in {"p", "/p"} or parent != "li":
            out.append(part)
    return out


def _exported(job: ExportJob) -> str:
    with TemporaryDirectory() as folder:
        exporter = EXPORTERS[job.profile.format]
        return exporter.export(job, Path(folder), quiet).read_text("utf-8")


def _meant(job: ExportJob) -> str:
    document, above = adapted_job(job)
    return Meant(job).document(document, above)


def _plain(document: object) -> str:
    return OurWriter(lambda use: use.src).document(document)  # type: ignore[arg-type]
