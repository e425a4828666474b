"""A small Word document for the proofs to take in: a title, a heading, bold words, a list, a table.

usage: python3 word_document.py FILE.docx   (nothing but the standard library)
"""

from __future__ import annotations

import sys
import zipfile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BOLD = "<w:rPr><w:b/></w:rPr>"
STYLES = {"T": "Title", "H2": "heading 2", "L": "List Paragraph"}


def main() -> int:
    """Write the document that the command line names."""
    if len(sys.argv) != 2:
        sys.exit("usage: word_document.py FILE.docx")
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts().items():
            packed.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return 0


def parts() -> dict[str, str]:
    """The files inside, by name."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    row = "".join(f"<w:tc>{line(word)}</w:tc>" for word in ("Brigitte Helm", "Maria"))
    body = (
        line("Out of Word", "T")
        + line("A heading of ours", "H2")
        + f"<w:p>{run('Words that were ')}{run('bold', BOLD)}{run(' there.')}</w:p>"
        + line("A thing in a list", "L", numbered=True)
        + f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relationships(
            ("styles", "styles.xml"), ("numbering", "numbering.xml")
        ),
        "word/styles.xml": f'<w:styles xmlns:w="{WORDS}">{styles}</w:styles>',
        "word/numbering.xml": f'<w:numbering xmlns:w="{WORDS}"><w:abstractNum w:abstractNumId="1">'
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "word/document.xml": f'<w:document xmlns:w="{WORDS}"><w:body>{body}</w:body></w:document>',
    }


def relationships(*pairs: tuple[str, str]) -> str:
    """One file's pointers to others, of which each has a kind and a place."""
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def line(text: str, style: str = "", *, numbered: bool = False) -> str:
    """A paragraph."""
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>' if numbered else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{number}</w:pPr>{run(text)}</w:p>"


def run(text: str, how: str = "") -> str:
    """Words in one way of writing."""
    return f'<w:r>{how}<w:t xml:space="preserve">{text}</w:t></w:r>'


if __name__ == "__main__":
    sys.exit(main())
