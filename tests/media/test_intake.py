"""What may come in, what may not, and what is read off it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import InputError
from desktop_app.media.intake import inspect
from tests.media.picture_files import loaded_exif, photo, png_claiming, saved

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("JPEG", "a.jpg"), ("JPEG", "a.JPEG"), ("PNG", "a.png"), ("WEBP", "a.webp"),
        ("GIF", "a.gif"), ("AVIF", "a.avif"),
    ],
)  # fmt: skip
def test_the_five_formats_come_in(tmp_path: Path, form: str, name: str) -> None:
    path = saved(tmp_path / name, photo(), form)
    taken = inspect(path)
    assert (taken.format, taken.width, taken.height) == (form, 400, 300)
    assert taken.data == path.read_bytes()
    assert taken.sha256 == hashlib.sha256(taken.data).hexdigest()
    assert taken.suffix == {"JPEG": ".jpg"}.get(form, f".{form.lower()}")


def test_metadata_and_orientation_are_read(tmp_path: Path) -> None:
    taken = inspect(saved(tmp_path / "a.jpg", photo(), "JPEG", exif=loaded_exif()))
    assert (taken.artist, taken.copyright, taken.description) == ("Karl Freund", "© 1926", "A set")
    assert (taken.width, taken.height) == (300, 400)


def test_a_sample_tells_its_credit(samples: Path) -> None:
    taken = inspect(samples / "general-bridge.jpg")
    assert (taken.artist, taken.width, taken.height) == ("Marquee", 1600, 900)


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\0" * 64


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.jpg", b"", "empty.jpg is empty."),
        ("a.svg", SVG, "a.svg is an SVG drawing, which Marquee does not take."),
        ("a.jpg", SVG, "a.jpg is an SVG drawing, which Marquee does not take."),
        ("a.heic", HEIC, "a.heic is a HEIC picture, which Marquee does not take."),
        ("a.pdf", b"%PDF-1.7\n%...", "a.pdf is a PDF, not a picture."),
        ("a.png", b"just words", "a.png is not a picture that Marquee can read."),
        ("bomb.png", png_claiming(20_000, 6_000), "bomb.png has more than 100 million pixels."),
        ("huge.png", png_claiming(60_000, 60_000), "huge.png has more than 100 million pixels."),
    ],
)
def test_refused_in_one_sentence(tmp_path: Path, name: str, data: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        inspect(path)
    assert refused.value.sentence == sentence


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_our_own_limit_holds_where_pillow_only_warns(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_claiming(10_001, 10_000))
    with pytest.raises(InputError, match="more than 100 million pixels"):
        inspect(path)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_truncated_picture_is_refused(tmp_path: Path, form: str) -> None:
    path = saved(tmp_path / f"a.{form.lower()}", photo(), form)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(InputError, match="is damaged"):
        inspect(path)


def test_a_picture_is_what_its_content_is(tmp_path: Path) -> None:
    taken = inspect(saved(tmp_path / "a.jpg", photo(), "WEBP"))  # as browsers save it
    assert (taken.format, taken.suffix) == ("WEBP", ".webp")


def test_a_name_of_no_picture_is_refused_with_the_right_one(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.html", photo(), "PNG")
    with pytest.raises(InputError, match=r"a\.html is really a PNG picture") as refused:
        inspect(path)
    assert refused.value.way_out == "Rename it to a.png."


def test_a_format_that_pillow_knows_and_we_do_not_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.bmp", photo(), "BMP")
    with pytest.raises(InputError, match="not a picture that Marquee can read"):
        inspect(path)


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file gone\.jpg"):
        inspect(tmp_path / "gone.jpg")
    (tmp_path / "folder.jpg").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        inspect(tmp_path / "folder.jpg")


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow tells of each broken tag
def test_broken_metadata_do_not_keep_a_picture_out(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.jpg", photo(), "JPEG", exif=loaded_exif())
    data = bytearray(path.read_bytes())
    at = data.index(b"Exif\0\0") + 14
    data[at : at + 60] = b"\xff" * 60
    path.write_bytes(bytes(data))
    assert inspect(path).format == "JPEG"
