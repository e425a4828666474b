"""Saved pages, Word documents and Ghost's exports as articles; hostile ones in one sentence."""

from __future__ import annotations

import base64
import json
import os
import struct
import sys
import time
from typing import TYPE_CHECKING

import pytest

from desktop_app.domain.article import Details, Status
from desktop_app.domain.records import Records
from desktop_app.errors import InputError
from desktop_app.importers.files import read_any
from desktop_app.importers.outside import OutsideReader
from desktop_app.markdown.parser import parse
from tests.importers.outside_files import PICTURE, docx, jpeg, paragraph, zipped

if TYPE_CHECKING:
    from desktop_app.domain.incoming import Incoming

PAGE = """<!doctype html><html><head><title>The hall - Example</title>
<meta name=description content="A hall, seen."><link rel=canonical href="https://x.example/a">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"The hall opens",
"author":[{"name":"Jane Roe"}],"datePublished":"2016-01-08T09:00:00-05:00","keywords":["film"]}]}
</script></head><body><nav>Menu</nav><article><h1>The hall opens</h1>
<p>Some <b>bold</b> words.<sup><a href="#fn4">4</a></sup></p>
<figure><img src="a/towers.jpg" alt="Towers"><figcaption>The towers.
<span class=credit>Image via UFA</span></figcaption></figure>
<p><img src="https://cdn.example/hall-1024x768.jpg" alt="Hall"></p>
<figure><blockquote cite="https://x.example/q"><p>The silliest film.</p></blockquote>
<figcaption>— H. G. Wells</figcaption></figure>
<details><summary>Spoiler: the end</summary><p>They meet.</p></details>
<script>alert(1)</script><img width=1 height=1 src="https://t.example/p.gif">
<ol><li id="fn4">The note. <a href="#fnref4">back</a></li></ol>
</article><footer>©</footer></body>"""


def read(data: bytes | str, name: str) -> Incoming:
    data = data.encode() if isinstance(data, str) else data
    (incoming,) = read_any(data, name, os.path.splitext(name)[1])
    return incoming


def test_a_saved_page() -> None:
    found = read(PAGE, "page.html")
    article = found.article
    assert article.headline == "The hall opens"
    details = article.details
    assert (details.description, details.bylines) == ("A hall, seen.", ("Jane Roe",))
    assert (details.tags, details.canonical_url) == (("film",), "https://x.example/a")
    assert details.date is not None
    assert details.date.isoformat() == "2016-01-08T09:00:00-05:00"
    assert article.body.split("\n\n") == [
        "Some **bold** words.[^1]",
        '![Towers](image:towers "The towers.")',
        "![Hall](image:hall)",
        "::: quote [H. G. Wells](https://x.example/q)\nThe silliest film.\n:::",
        "::: spoiler the end\nThey meet.\n:::",
        "[^1]: The note.",
    ]
    towers, hall = found.pictures
    assert (towers.address, towers.image.credit, towers.image.source) == (
        "a/towers.jpg", "Image via UFA", "UFA",
    )  # fmt: skip
    assert hall.image.source_url == "https://cdn.example/hall-1024x768.jpg"
    assert [one.code for one in parse(article.body, Records(), Details()).problems] == [
        "missing-image", "missing-image",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="iso-8859-1"><p>Gr\u00fc\u00dfe'.encode("latin-1"), "Grüße"),
        ("<p>Grüße".encode("utf-16"), "Grüße"),
        (b"\xef\xbb\xbf<p>Gr\xc3\xbc\xc3\x9fe", "Grüße"),
    ],
)
def test_pages_in_other_encodings(data: bytes, text: str) -> None:
    assert read(data, "a.html").article.body == text


def test_a_picture_within_a_page_comes_along() -> None:
    inside = base64.b64encode(jpeg()).decode()
    found = read(f'<h1>A</h1><p>b</p><img src="data:image/jpeg;base64,{inside}">', "a.html")
    assert found.article.body == "b\n\n![](image:a-1)"
    assert found.pictures[0].address.startswith("data:image/jpeg")


def test_a_word_document() -> None:
    note = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    link = paragraph("Below", "H1")
    found = read(
        docx(
            paragraph("The hall opens", "Title") + paragraph("After years", "Subtitle")
            + paragraph("Some words", extra=note) + PICTURE
            + paragraph("The hall. Photo by Jane Roe", "Cap") + link
            + paragraph("One", "Q") + paragraph("Two", "Q") + paragraph("Three", "IQ")
            + paragraph("Odd", "Odd")
        ),
        "post.docx",
    )  # fmt: skip
    article = found.article
    assert (article.headline, article.dek) == ("The hall opens", "After years")
    assert article.details.bylines == ("Jane Roe", "John Doe")
    assert article.details.tags == ("film", "hall")
    assert article.body.split("\n\n") == [
        "Some words[^1]",
        '![A hall](image:the-hall-opens-1 "The hall.")',
        "## Below",
        "> One\n>\n> Two\n>\n> Three",
        "Odd",
        "[^1]: The note.",
    ]
    (picture,) = found.pictures
    assert picture.data == jpeg()
    assert picture.image.credit == "Photo by Jane Roe"
    assert found.remarks == (
        "Paragraphs of the style “Corporate Pull Out” in post.docx came in as plain ones.",
    )


def test_a_picture_that_a_document_only_links_to_is_not_fetched() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId5" TargetMode="External" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/image" Target="file:///etc/passwd"/></Relationships>'
    )
    linked = PICTURE.replace("r:embed", "r:link")
    odd = docx(paragraph("Words") + linked, {"word/_rels/document.xml.rels": rels.encode()})
    found = read(odd, "a.docx")
    assert found.article.body == "Words"
    assert not any(picture.data for picture in found.pictures)


POST = {
    "id": "1", "title": "A post", "slug": "a-post", "status": "published", "type": "post",
    "html": '<p>Words</p><figure><img src="__GHOST_URL__/content/images/x.jpg" alt="X">'
    "<figcaption>Cap</figcaption></figure>", "feature_image": "__GHOST_URL__/content/images/h.jpg",
    "published_at": "2016-01-08T09:00:00.000Z", "custom_excerpt": "In short",
}  # fmt: skip


def ghost(*posts: dict[str, str]) -> bytes:
    tables = {
        "posts": list(posts), "tags": [{"id": "t", "name": "Film"}, {"id": "u", "name": "#in"}],
        "posts_tags": [{"post_id": "1", "tag_id": "t"}, {"post_id": "1", "tag_id": "u"}],
        "users": [{"id": "9", "name": "Jane Roe"}],
        "posts_authors": [{"post_id": "1", "author_id": "9"}],
        "posts_meta": [{"post_id": "1", "feature_image_alt": "Hero", "meta_title": "SEO"}],
    }  # fmt: skip
    return json.dumps({"db": [{"meta": {}, "data": tables}]}).encode()


def test_an_export_of_ghost() -> None:
    other = {**POST, "id": "2", "title": "Two", "slug": "two", "status": "draft", "html": ""}
    page = {**POST, "id": "3", "type": "page"}
    first, second = read_any(ghost(POST, other, page), "ghost.json", ".json")
    article = first.article
    assert (article.headline, article.dek, article.details.slug) == ("A post", "In short", "a-post")
    assert article.body == 'Words\n\n![X](image:x "Cap")'
    details = article.details
    assert (details.status, details.bylines, details.tags) == (
        Status.PUBLISHED, ("Jane Roe",), ("Film",),
    )  # fmt: skip
    assert (details.seo_title, details.hero) == ("SEO", "h")
    assert [one.address for one in first.pictures] == [
        "/content/images/h.jpg", "/content/images/x.jpg",
    ]  # fmt: skip
    assert second.article.details.status is Status.DRAFT
    assert "is not in the export as HTML" in second.remarks[0]


def _bomb(name: str = "word/document.xml") -> bytes:
    return docx(paragraph("a"), {name: b"<a>" + b" " * 30_000_000})


def _encrypted() -> bytes:
    data = bytearray(docx(paragraph("a")))
    for sign, offset in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = -1
        while (at := data.find(sign, at + 1)) >= 0:
            struct.pack_into("<H", data, at + offset, 1)
    return bytes(data)


_LAUGHS = "<!DOCTYPE a [" + '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
) + "]>"  # fmt: skip


_OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", docx("<w:p/>", prolog=_LAUGHS), "not put together"),
        ("a.docx", docx(paragraph("&x;"), prolog=_OUTSIDE), "not put together"),
        ("a.docx", docx("", prolog='<!DOCTYPE a SYSTEM "file:///a.dtd">'), "not put together"),
        ("a.docx", docx("", {"word/document.xml": "<a/>".encode("utf-16")}), "not put together"),
        ("a.docx", _bomb(), "unpacks to more"),
        ("a.docx", _bomb("word/media/image9.bmp"), "unpacks to more"),
        ("a.docx", docx(paragraph("a"), {"../../evil.xml": b"<a/>"}), "not put together"),
        ("a.docx", docx(paragraph("a"), {"/evil.xml": b"<a/>"}), "not put together"),
        ("a.docx", _encrypted(), "password"),
        ("a.docx", docx(paragraph("a"))[:-300], "damaged or not whole"),
        ("a.docx", b"PK\3\4" + b"\0" * 99, "damaged or not whole"),
        ("a.docx", zipped({"x.txt": b"x"}), "no Word document"),
        ("a.docx", docx("<w:p/>"), "no words"),
        ("a.docx", docx(paragraph("a"), {"word/document.xml": b"<w:document"}), "damaged"),
        ("a.docx", docx(paragraph("a"), {f"n/{n}.txt": b"" for n in range(5001)}), "unpacks to"),
        ("a.pdf", b"%PDF-1.7 x", "a PDF"), ("a.doc", b"\xd0\xcf\x11\xe0aa", "an old Word file"),
        ("a.rtf", b"{\\rtf1 x}", "an RTF file"), ("a.md", b"\x89PNG\r\n", "a picture"),
        ("a.odt", zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}, 0), "OpenDoc"),
        ("a.html", b"<p> </p>", "no words"), ("a.html", b"\0\1\2" * 500, "no text"),
        ("a.json", b"{", "no JSON"), ("a.json", b"[" * 100_000, "no JSON"),
        ("a.json", b'{"a": 1}', "no export of Ghost"), ("a.json", ghost(), "no posts"),
        ("a.json", b'{"data": {"posts": [NaN]}}', "no JSON"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_hostile_or_another_thing_is_refused(name: str, data: bytes, words: str) -> None:
    with pytest.raises(InputError) as refused:
        read(data, name)
    assert words in refused.value.sentence
    assert refused.value.sentence.startswith((name, "There are"))
    assert refused.value.sentence.endswith(".")
    assert refused.value.way_out.endswith(".")


def test_a_helper_reads_one_file_after_another_and_outlives_a_hostile_one() -> None:
    reader = OutsideReader()
    try:
        (first,) = reader.read(b"# One\n\nWords.\n", "one.md", ".md")
        assert (first.article.headline, first.article.body) == ("One", "Words.")
        with pytest.raises(InputError, match=r"two\.docx is damaged"):
            reader.read(b"PK\3\4", "two.docx", ".docx")
        deep = b"<div>" * 20_000 + b"words"
        (third,) = reader.read(deep, "three.html", ".html")
        assert third.article.body == "words"
        (fourth,) = reader.read(docx(paragraph("Four") + PICTURE), "four.docx", ".docx")
        assert fourth.pictures[0].data == jpeg()
    finally:
        reader.close()


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()", "import time; time.sleep(60)", "print('x' * 40)",
        "print(2); print('{}')", "print(17); print('{\"articles\": [1]}')",
    ],
)  # fmt: skip
def test_a_helper_that_dies_hangs_or_lies_is_refused(program: str) -> None:
    began = time.monotonic()
    reader = OutsideReader([sys.executable, "-c", program], wall_seconds=0.5)
    with pytest.raises(InputError, match="takes more time or memory"):
        reader.read(b"words", "a.md", ".md")
    reader.close()
    assert time.monotonic() - began < 30
