"""A Word document, by way of mammoth's HTML: headings, lists, tables, notes, quotes, pictures."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import uuid4
from xml.etree import ElementTree
from xml.parsers.expat import ExpatError

import mammoth

from desktop_app.domain.article import Article, Details
from desktop_app.domain.incoming import Incoming
from desktop_app.domain.text import clean, slugify
from desktop_app.errors import InputError
from desktop_app.importers.html_body import MOST_WORDS, body_of, elements, text_of
from desktop_app.importers.picture_book import PictureBook
from desktop_app.language.rich_text.tree import Node, parse

if TYPE_CHECKING:
    from desktop_app.domain.incoming import IncomingPicture

MOST_FILES = 5000
MOST_BYTES = 250_000_000  # in all, unpacked
_MOST_XML = 60_000_000
_MOST_RATIO = 150
_SMALL = 5_000_000  # where no ratio does any harm

_QUOTES = ("Block Text", "Quotations", "Quote", "Intense Quote", "Block Quote", "Quotation")
_CAPTIONS = ("Image Caption", "Caption", "Figure", "Illustration")
_CODE = ("Source Code", "HTML Preformatted", "Preformatted Text", "Macro Text")
# Styles of Word's, LibreOffice's and pandoc's that are what they look like: plain paragraphs.
_PLAIN = frozenset(
    {"First Paragraph", "Body Text", "Compact", "List Paragraph", "No Spacing", "Text Body",
     "Footnote Text", "Endnote Text", "Table Contents", "Captioned Figure", "Abstract"}
)  # fmt: skip
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1.title:fresh",
        "p[style-name='Subtitle'] => p.subtitle:fresh",
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTES),
        *(f"p[style-name='{name}'] => p.caption:fresh" for name in _CAPTIONS),
        *(f"p[style-name='{name}'] => pre:separator('\\n')" for name in _CODE),
        "p[style-name='Author'] => p.author:fresh",
        "r[style-name='Verbatim Char'] => code",
        "strike => s",
    )
)
_UNKNOWN_STYLE = re.compile(r"Unrecognised paragraph style: '?(.+?)'? \(Style ID")
_NO_TITLE = re.compile(r"(?:Microsoft Word - .*|Document ?\d*|Untitled ?\d*|Word Document)?", re.I)
_NO_NAME = {"", "python-docx", "user", "admin", "microsoft office user", "unknown"}
_OTHER_ENCODING = re.compile(
    rb"""<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii|ascii)""", re.IGNORECASE
)
_WAY_OUT = "Open it in Word or LibreOffice, save it as .docx once more, and import that."


class DocxFile:
    """Reads the text as it is shown, with what was changed under "track changes" taken as done."""

    key = "docx"

    def accepts(self, head: bytes, suffix: str) -> bool:
        """By its suffix and content; what has the suffix but is another thing is none."""
        return head.startswith(b"PK") and (
            suffix == ".docx" or b"[Content_Types].xml" in head or b"word/" in head
        )

    def read(self, data: bytes, name: str) -> tuple[Incoming, ...]:
        """The article; raises InputError."""
        core = _look(data, name)
        held: dict[str, bytes] = {}
        try:
            made = mammoth.convert_to_html(
                io.BytesIO(data),
                style_map=_STYLES,
                include_embedded_style_map=False,
                external_file_access=False,
                convert_image=mammoth.images.img_element(lambda image: _hold(image, held)),
            )
        except (MemoryError, RecursionError):
            raise
        except Exception as error:  # it raises nearly anything where a document is odd
            raise InputError(f"{name} is damaged, or no Word document.", _WAY_OUT) from error
        return (_article(made.value, name, core, held, _remarks(made.messages, name)),)


def _hold(image: Any, held: dict[str, bytes]) -> dict[str, str]:  # noqa: ANN401 - mammoth has no types
    try:
        with image.open() as file:
            data = file.read(MOST_BYTES)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return {"src": ""}  # it is not in the document, but somewhere else
    key = f"held:{hashlib.sha256(data).hexdigest()}"
    held[key] = data
    return {"src": key}


def _article(
    source: str, name: str, core: dict[str, str], held: dict[str, bytes], remarks: tuple[str, ...]
) -> Incoming:
    root = parse(source)
    headline, dek = _taken(root, {"title"}), _taken(root, {"subtitle"})
    authors = _taken(root, {"author"}) or core.get("creator", "")
    if not headline:
        headline = _first_heading(root)
    headline = headline or core.get("title", "") or name.rpartition(".")[0]
    _lower_headings(root)
    book = PictureBook(slugify(headline, "image")[:40].strip("-") or "image")
    body = body_of(_with_figures(root), book)
    if not body.strip() and not dek:
        raise InputError(f"There are no words in {name}.", "Choose another file.")
    if len(body) > MOST_WORDS:
        raise InputError(f"{name} is too long for an article.", "Split it first.")
    details = Details(
        bylines=tuple(
            part.strip() for part in re.split(r"[;,]", authors)
            if part.strip().lower() not in _NO_NAME
        ),
        description=core.get("description", ""),
        tags=tuple(dict.fromkeys(
            part.strip() for part in re.split(r"[;,]", core.get("keywords", "")) if part.strip()
        )),
    )  # fmt: skip
    if details.description.lower().startswith("generated by python-docx"):
        details = replace(details, description="")
    article = Article(uuid4(), headline, dek, body, details)
    pictures = tuple(_with_file(picture, held) for picture in book.pictures())
    return Incoming(article, pictures, remarks=remarks)


def _with_file(picture: IncomingPicture, held: dict[str, bytes]) -> IncomingPicture:
    data = held.get(picture.address, b"")
    return replace(picture, address="", data=data) if data else picture


def _taken(root: Node, classes: set[str]) -> str:
    """The words of the first paragraphs of a class at the top, taken out."""
    words: list[str] = []
    for child in [one for one in root.children if isinstance(one, Node)][:6]:
        if classes & set(child.attributes.get("class", "").split()):
            words.append(" ".join(text_of(child).split()))
            root.children = [one for one in root.children if one is not child]
    return clean(" ".join(word for word in words if word))


def _first_heading(root: Node) -> str:
    """A first heading at the very top is the headline."""
    first = next((one for one in root.children if isinstance(one, Node) and text_of(one)), None)
    if first is None or first.tag != "h1":
        return ""
    root.children = [one for one in root.children if one is not first]
    return clean(" ".join(text_of(first).split()))


def _lower_headings(root: Node) -> None:
    """The headline alone is of the first level: the document's own begin at the second."""
    headings = [one for one in elements(root) if re.fullmatch("h[1-6]", one.tag)]
    if any(one.tag == "h1" for one in headings):
        for one in headings:
            one.tag = f"h{min(int(one.tag[1]) + 1, 6)}"


def _with_figures(root: Node) -> Node:
    """A paragraph of pictures with the caption behind it, or before it, as one figure."""
    children: list[Node | str] = []
    for child in root.children:
        last = children[-1] if children and isinstance(children[-1], Node) else None
        if isinstance(child, Node) and "caption" in child.attributes.get("class", "").split():
            images = [] if last is None else _only_images(last)
            if images:
                children[-1] = Node("figure", {}, [*images, Node("figcaption", {}, child.children)])
                continue
        children.append(child)
    return Node(root.tag, root.attributes, children)


def _only_images(node: Node) -> list[Node]:
    images = [one for one in elements(node) if one.tag == "img"]
    return [] if node.tag == "figure" or text_of(node).strip() else images


def _remarks(messages: list[Any], name: str) -> tuple[str, ...]:
    found = (_UNKNOWN_STYLE.search(str(one.message)) for one in messages)
    styles = sorted({one[1] for one in found if one is not None} - _PLAIN)
    if not styles:
        return ()
    shown = ", ".join(f"“{style}”" for style in styles[:5])
    more = f" and {len(styles) - 5} more" if len(styles) > 5 else ""
    return (f"Paragraphs of the style {shown}{more} in {name} came in as plain ones.",)


# ---------------------------------------------------------------------------- before mammoth


def _look(data: bytes, name: str) -> dict[str, str]:
    """Look the zip over before anything of it is read; its core properties."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            infos = packed.infolist()
            _refuse_odd(infos, name)
            for info in infos:
                if info.filename.lower().endswith((".xml", ".rels")):
                    _refuse_entities(packed, info, name)
            core = "docProps/core.xml"
            return _core(packed.read(core)) if core in packed.namelist() else {}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise InputError(f"{name} is damaged or not whole.", _WAY_OUT) from error


def _refuse_odd(infos: list[zipfile.ZipInfo], name: str) -> None:
    if any(info.flag_bits & 1 for info in infos):
        raise InputError(f"{name} is locked with a password.", "Save it without, then import that.")
    names = [info.filename for info in infos]
    if "word/document.xml" not in names and not any(
        one.startswith("word/document") and one.endswith(".xml") for one in names
    ):
        raise InputError(f"{name} is a packed file, and no Word document.", "Unpack it first.")
    outside = any(one.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", one) for one in names)
    if outside or len(set(names)) < len(names):
        raise InputError(f"{name} is not put together as Word does it.", _WAY_OUT)
    bomb = any(
        info.file_size > _SMALL and info.file_size > _MOST_RATIO * max(info.compress_size, 1)
        for info in infos
    )
    if bomb or len(infos) > MOST_FILES or sum(info.file_size for info in infos) > MOST_BYTES:
        raise InputError(
            f"{name} unpacks to more than a document should have.",
            "Make its pictures smaller, or split it.",
        )


def _refuse_entities(packed: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> None:
    """No part of a real document declares entities, or is in an encoding that could hide them."""
    if info.file_size > _MOST_XML:
        raise InputError(f"{name} is too long for an article.", "Split it first.")
    with packed.open(info) as file:
        text = file.read(info.file_size + 1)
    wide = text.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in text[:200]
    if wide or _OTHER_ENCODING.search(text[:300]) or b"<!DOCTYPE" in text or b"<!ENTITY" in text:
        raise InputError(f"{name} is not put together as Word does it.", _WAY_OUT)


def _core(data: bytes) -> dict[str, str]:
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ExpatError, ValueError):
        return {}
    found = {}
    for element in root:
        key = element.tag.rpartition("}")[2]
        found[key] = clean(" ".join((element.text or "").split()))[:2000]
    if _NO_TITLE.fullmatch(found.get("title", "")):
        found["title"] = ""
    return found
