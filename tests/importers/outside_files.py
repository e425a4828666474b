"""Files as others make them, and as somebody makes them who means harm: built, not kept."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Mapping

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:docPr id="1" name="p" descr="A hall"/><a:graphic xmlns:a='
    '"http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic='
    '"http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r='
    f'"{_R}" r:embed="rId5"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


def jpeg(colour: str = "grey", size: tuple[int, int] = (24, 16)) -> bytes:
    """A small picture of one colour."""
    target = io.BytesIO()
    Image.new("RGB", size, colour).save(target, "JPEG")
    return target.getvalue()


def paragraph(text: str, style: str = "", extra: str = "") -> str:
    """A paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r>{extra}</w:p>'


PICTURE = f"<w:p>{_DRAWING}</w:p>"
STYLES = {
    "Title": "Title", "Subtitle": "Subtitle", "H1": "heading 1", "Q": "Quotations",
    "BT": "Block Text", "IQ": "Intense Quote", "Cap": "caption", "Odd": "Corporate Pull Out",
}  # fmt: skip


def docx(body: str, more: Mapping[str, bytes] | None = None, *, prolog: str = "") -> bytes:
    """A Word document with that body, and with further files or other ones in its zip."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    files = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/><Default Extension="jpg" ContentType="image/jpeg"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId5" Type="{_R}/image" Target="media/image1.jpg"/></Relationships>',
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>{prolog}'
        f"<w:document {_W}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="7">'
        f"{paragraph('The note.')}</w:footnote></w:footnotes>",
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/'
        'package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>From the properties</dc:title><dc:creator>Jane Roe; John Doe</dc:creator>"
        "<cp:keywords>film, hall</cp:keywords></cp:coreProperties>",
    }
    whole = {name: text.encode() for name, text in files.items()}
    return zipped({**whole, "word/media/image1.jpg": jpeg(), **(more or {})})


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of those files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return target.getvalue()
