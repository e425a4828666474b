"""The copies that go out, and the small ones for the window."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms

from desktop_app.errors import InputError
from desktop_app.media.intake import inspect
from desktop_app.media.thumbnails import thumbnail
from desktop_app.media.variants import copy_widths, make_copies, make_variant
from tests.media.picture_files import GPS, ORIENTATION, loaded_exif, photo, saved

if TYPE_CHECKING:
    from pathlib import Path


def opened(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        return image


def test_a_photo_is_turned_shrunk_and_cleaned(tmp_path: Path) -> None:
    source = saved(
        tmp_path / "a.jpg", photo(2400, 1200), "JPEG", exif=loaded_exif(), comment=b"secret"
    )
    copy = make_variant(source, artist="UFA, Łódź", rights="© 2016")
    image = opened(copy.data)
    assert (copy.suffix, image.format, image.size) == (".jpg", "JPEG", (800, 1600))
    assert (copy.width, copy.height) == image.size
    pixel = image.getpixel((790, 10))  # the red corner has gone round to the right
    assert isinstance(pixel, tuple)
    red, green, blue = pixel
    assert red > 200
    assert max(green, blue) < 80
    exif = image.getexif()
    assert set(exif) == {0x013B, 0x8298}
    assert not exif.get_ifd(GPS)
    assert "comment" not in image.info
    assert "icc_profile" not in image.info
    (tmp_path / "copy.jpg").write_bytes(copy.data)
    taken = inspect(tmp_path / "copy.jpg")
    assert (taken.artist, taken.copyright) == ("UFA, Łódź", "© 2016")


def test_nothing_known_nothing_written(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg", photo(), "JPEG", exif=loaded_exif())
    copy = make_variant(source)
    assert dict(opened(copy.data).getexif()) == {}
    assert b"Freund" not in copy.data


def test_the_same_source_gives_the_same_bytes(samples: Path) -> None:
    source = samples / "metropolis-skyline.jpg"
    assert make_variant(source, artist="x").data == make_variant(source, artist="x").data


def test_small_pictures_are_not_enlarged(tmp_path: Path) -> None:
    copy = make_variant(saved(tmp_path / "a.webp", photo(90, 60), "WEBP"))
    assert (copy.width, copy.height, copy.suffix) == (90, 60, ".jpg")


@pytest.mark.parametrize(
    "picture",
    [
        Image.new("RGBA", (40, 30), (200, 10, 10, 90)),
        Image.new("RGB", (40, 30), (200, 10, 10)),
        Image.new("P", (40, 30)),
        Image.new("1", (40, 30)),
    ],
    ids=["transparent", "few colours", "palette", "black and white"],
)
def test_drawings_become_png(tmp_path: Path, picture: Image.Image) -> None:
    copy = make_variant(saved(tmp_path / "a.png", picture, "PNG"), artist="UFA")
    assert copy.suffix == ".png"
    image = opened(copy.data)
    assert image.format == "PNG"
    assert image.mode == ("RGBA" if picture.mode == "RGBA" else "RGB")


def test_an_opaque_alpha_channel_is_no_reason_for_png(tmp_path: Path) -> None:
    picture = photo().convert("RGBA")
    assert make_variant(saved(tmp_path / "a.png", picture, "PNG")).suffix == ".jpg"


def test_other_colour_spaces_become_srgb(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    source = saved(tmp_path / "a.jpg", photo(), "JPEG", icc_profile=lab.tobytes(), quality=95)
    copy = make_variant(source)
    assert "icc_profile" not in opened(copy.data).info
    assert copy.data != make_variant(saved(tmp_path / "b.jpg", photo(), "JPEG")).data
    cmyk = saved(tmp_path / "c.jpg", photo().convert("CMYK"), "JPEG")
    assert opened(make_variant(cmyk).data).mode == "RGB"


def test_a_damaged_source_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0 nothing more")
    with pytest.raises(InputError, match=r"a\.jpg is damaged"):
        make_variant(tmp_path / "a.jpg")


def test_a_thumbnail_fits_and_stands_upright(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg", photo(800, 400), "JPEG", exif=loaded_exif())
    image = opened(thumbnail(source, 120))
    assert (image.format, image.size) == ("JPEG", (60, 120))
    assert dict(image.getexif()) == {}


def test_a_transparent_thumbnail_stays_so(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.png", Image.new("RGBA", (300, 300), (1, 2, 3, 9)), "PNG")
    image = opened(thumbnail(source, 64))
    assert (image.format, image.size, image.mode) == ("PNG", (64, 64), "RGBA")


def test_a_thumbnail_has_the_same_guards(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"<svg/>")
    with pytest.raises(InputError, match="SVG"):
        thumbnail(tmp_path / "a.svg", 64)


def test_copies_come_in_every_width_below_and_are_never_enlarged(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg", photo(1000, 500), "JPEG", exif=loaded_exif())
    made = [*make_copies(source, (".jpg", ".webp", ".avif"), artist="UFA", rights="© 2016")]
    assert copy_widths(500) == (480, 500)
    assert [(width, suffix) for width, suffix, _ in made] == [
        (width, suffix) for width in (480, 500) for suffix in (".jpg", ".webp", ".avif")
    ]  # it is held sideways: 500 across
    for width, suffix, data in made:
        image = opened(data)
        assert image.format == {".jpg": "JPEG", ".webp": "WEBP", ".avif": "AVIF"}[suffix]
        assert image.size == (width, width * 2)
        exif = image.getexif()
        assert set(exif) == {0x013B, 0x8298}
        assert not exif.get_ifd(GPS)
        assert b"Freund" not in data
        assert "icc_profile" not in image.info


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_comes_out_upright(tmp_path: Path, orientation: int) -> None:
    upright_one = photo(64, 48)
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    held = upright_one.transpose(back[orientation]) if orientation > 1 else upright_one
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    source = saved(tmp_path / "a.png", held, "PNG", exif=exif)
    copy = opened(make_variant(source).data)
    assert copy.size == (64, 48)
    corner = copy.getpixel((4, 4))
    assert isinstance(corner, tuple)
    assert corner[0] > 200
    assert max(corner[1:]) < 90
