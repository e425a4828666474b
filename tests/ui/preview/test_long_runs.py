"""Paragraphs that Qt's own rich text would take seconds for."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from desktop_app.ui.preview.long_runs import LIMIT, SHOWN, cut_long_runs
from desktop_app.ui.preview.page_model import Page
from desktop_app.ui.preview.text_html import document_html
from tests.ui.preview import sample_pages as sample


def test_only_what_is_too_long_is_cut() -> None:
    short = "<p>Words &amp; more.</p>" * 10_000
    assert cut_long_runs(short, "…") == short
    long = "<p>Short.</p><p>" + "<em>word</em> &amp; " * 10_000 + "</p><p>Behind &lt; it.</p>"
    cut = cut_long_runs(long, "… more")
    assert cut.startswith("<p>Short.</p><p>word &amp; word")
    assert cut.endswith("… more</p><p>Behind &lt; it.</p>")
    assert len(cut) < 3 * SHOWN


def test_qt_never_gets_a_paragraph_past_the_limit() -> None:
    htmls = ("<p>Before</p>", "<p>" + "A <em>word</em>. " * 100_000 + "</p>", "<p>After</p>")
    page = Page("", sample.blocks_of(htmls), sample.ranges_of(3), "")
    document = QTextDocument()
    document.setHtml(document_html(page, 400, "… more"))
    block, lengths = document.firstBlock(), []
    while block.isValid():
        lengths.append(block.length())
        block = block.next()
    assert max(lengths) < LIMIT
    assert "After" in document.toPlainText()
    assert "… more" in document.toPlainText()
