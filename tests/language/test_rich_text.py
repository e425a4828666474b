"""Rich text as it lies on clipboards, as Markdown."""

# ruff: noqa: E501 - fragments as they come

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from desktop_app.language.rich_text.convert import from_cells, from_html
from desktop_app.language.rich_text.links import clean_link
from desktop_app.language.rich_text.tree import parse

DOCS = """<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f"><p dir="ltr">
<span style="font-weight:400;font-style:normal">Netflix confirms </span><span
style="font-weight:400;font-style:italic">Jessica Jones</span><span
style="font-weight:700;font-style:normal"> Season 2</span><span>. See </span><a
href="https://www.google.com/url?q=https://example.org/a?utm_source%3Dx%26id%3D2&amp;sa=D"><span
style="text-decoration:underline">this</span></a></p><br><h2><span style="font-weight:700">Cast</span></h2>
<ul><li dir="ltr"><p><span>One</span></p></li><ul><li><p>Inner</p></li></ul><li><p>Two</p></li></ul></b>"""
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{x}</style></head><body>
<!--StartFragment--><p class=MsoNormal><b>Bold<o:p></o:p></b><b> move</b> and <i>it</i><i>al</i>.</p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>First item</p>
<p style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>Second</p>
<h1>Head</h1><p>Note<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a></p>
<p><a href="#_ftnref1">[1]</a> The note</p><!--EndFragment--></body></html>"""


def test_google_docs() -> None:
    assert from_html(DOCS).text == (
        "Netflix confirms *Jessica Jones* **Season 2**. See [this](https://example.org/a?id=2)\n\n"
        "## Cast\n\n- One\n  - Inner\n- Two"
    )


def test_word() -> None:
    assert from_html(WORD).text == (
        "**Bold move** and *ital*.\n\n- First item\n  1. Second\n\n# Head\n\nNote[^1]\n\n"
        "[^1]: The note"
    )


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One<p>Two", "One\n\nTwo"),
        ("a<br>b<br><br>c", "a\\\nb\n\nc"),
        ("<b>a </b><i>b</i>", "**a** *b*"),
        ("<b style='font-weight:normal'>a</b> <i style='font-style:normal'>b</i>", "a b"),
        ("<b>a<i>b</i></b> c", "**a*b*** c"),
        ("<a href='https://x.org/(a) b'>a|[b]</a>", "[a|\\[b\\]](https://x.org/%28a%29%20b)"),
        ("<a href='javascript:x()'>a</a> <a href='#top'>b</a>", "a b"),
        ("<a href='https://x.org'>https://x.org</a>", "<https://x.org>"),
        ("1. no<p># no<p>- no<p>::: no<p>%% no<p>*no* _no_ `no` a_b", None),
        ("<code>a`b</code>", "``a`b``"),
        ("<pre>x\n  y</pre>", "```\nx\n  y\n```"),
        ("<ol start=3><li>a<li>b<p>c</ol>", "3. a\n4. b\n\n   c"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<table><tr><th>A<th>B|C<tr><td>1<td><b>2</b><br>3</table>",
         "| A | B\\|C |\n| --- | --- |\n| 1 | **2** 3 |"),
        ("<table><tr><td><p>only</p><p>looks</p></td></tr></table>", "only\n\nlooks"),
        ("a<script>x</script><style>y</style><svg><text>z</text></svg>b", "ab"),
        ("<p style='display:none'>x</p><span style='display:none'>y</span>z", "x\n\nz"),
        ("<h2>A <b>b</b></h2>", "## A b"),
        ("&lt;b&gt; &amp;amp; &nbsp;x", "\\<b> \\&amp; x"),
        ("<del>a</del> <span style='text-decoration:line-through'>b</span>", "~~a b~~"),
        ("<div style='font-family: monospace; white-space: pre'><div>x = 1</div></div>", ""),
    ],
)  # fmt: skip
def test_fragments(html: str, text: str | None) -> None:
    made = from_html(html).text
    if text is not None:
        assert made == text
        return
    # What only looked like Markdown comes out as the words that it was.
    rendered = re.sub("<[^>]+>", "", MarkdownIt().render(made)).split("\n")
    assert [line for line in rendered if line] == [
        "1. no", "# no", "- no", "::: no", "%% no", "*no* _no_ `no` a_b",
    ]  # fmt: skip


def test_pictures_are_noted() -> None:
    made = from_html("<p>a<img src='https://x.org/i.jpg' alt='A man'>b<img src='data:x'></p>")
    assert made.text == "ab\n\n%% Picture: A man https://x.org/i.jpg\n\n%% Picture"
    assert made.pictures == 2


@pytest.mark.parametrize(
    ("address", "clean"),
    [
        ("https://x.org/?utm_source=a&id=2&fbclid=x#top", "https://x.org/?id=2#top"),
        ("https://x.org/a?b=%20c", "https://x.org/a?b=%20c"),
        ("https://www.google.com/url?q=https://x.org/%3Fgclid%3D1&sa=U", "https://x.org/"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fx.org%2Fa", "https://x.org/a"),
        ("mailto:me@x.org", "mailto:me@x.org"),
        ("file:///etc/passwd", ""), ("//x.org", ""), ("http://[", ""),
        ("https://x.org/a#:~:text=b", "https://x.org/a"),
    ],
)  # fmt: skip
def test_links_are_cleaned(address: str, clean: str) -> None:
    assert clean_link(address) == clean


def test_cells() -> None:
    assert from_cells("a\tb\r\n1\tx|y\r\n") == "| a | b |\n| --- | --- |\n| 1 | x\\|y |"
    assert from_cells("a\tb\n\t2\n") == "| a | b |\n| --- | --- |\n|  | 2 |"
    assert from_cells("a\tb") == ""
    assert from_cells("a\tb\nc\n") == ""
    assert from_cells("\tif x:\n\ty") == ""


PIECES = ["<p>", "</p>", "<b>", "</b>", "<i style='font-weight:700'>", "</i>", "<ul>", "</ul>", "<li>",
          "</li>", "<table>", "</table>", "<tr>", "<td>", "</td>", "<a href='https://x.org'>", "</a>",
          "<br>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<h2>", "</h2>", "<!-- c -->",
          "<![if x]>", "<img src=x>", "<ol>", "</ol>", "<div>", "</div>", "one", " two ", "th*ree",
          "<p style='mso-list:l0 level2'>", "&nbsp;", "<code>", "</code>", "4.", "<", "&"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_every_word_comes_through_in_order(pieces: list[str]) -> None:
    html = "".join(pieces)
    made = from_html(html).text
    words = re.findall("one|two|th|ree", "".join(p for p in pieces if "<" not in p))
    assert re.findall("one|two|th|ree", re.sub(r"\(http[^)]*\)", "", made)) == words


def test_depth_and_length_are_no_trouble() -> None:
    made = from_html("<div><b>" * 5000 + "deep" + "</b></div>" * 5000).text
    assert "deep" in made
    assert from_html("<li>" * 20_000).text == ""
    assert from_html("x" * 4_000_000).text == ""
    assert parse("<").children == ["<"]
