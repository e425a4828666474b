"""What a decoder forgives and an intake should not: a torn end, and another file inside."""

from __future__ import annotations

import io
import re
import zipfile

# None of these stands in a picture's pixels or in honest metadata: five bytes and more, so that
# chance brings one about less than once in ten thousand of the largest pictures.
_INSIDE = re.compile(
    rb"<\?php|<script[\s>/]|<!doctype html|<html[\s>]|<iframe[\s>]"
    rb"|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c",
    re.IGNORECASE,
)
_PDF_WITHIN = 1024  # where readers of PDF look for its beginning
_ZIP_WITHIN = 65_557  # a zip's directory with the longest comment


def is_torn(data: bytes, form: str) -> bool:
    """Whether the file of that format ends before its picture does."""
    if form == "JPEG":
        return data.rfind(b"\xff\xd9") < data.rfind(b"\xff\xda")
    if form == "PNG":
        return b"IEND\xaeB`\x82" not in data
    if form == "GIF":
        return not data.rstrip(b"\0").endswith(b";")
    if form == "WEBP":
        return int.from_bytes(data[4:8], "little") > len(data) - 8
    return False


def holds_another_file(data: bytes, form: str) -> bool:
    """Whether something else could be made of the same bytes: an archive, a page, a script."""
    if _INSIDE.search(data) or b"%PDF-" in data[:_PDF_WITHIN]:
        return True
    if b"PK\x01\x02" in data and zipfile.is_zipfile(io.BytesIO(data[-_ZIP_WITHIN:])):
        return True
    # A header whose size, or first length, opens a comment of JavaScript.
    if form == "GIF":
        return data[6:8] == b"/*"
    return form == "JPEG" and data[4:6] == b"/*"
