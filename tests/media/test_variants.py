"""The copies that go out, and the small ones for the window."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms

from desktop_app.domain.cropping import SHAPES, crop_box
from desktop_app.errors import InputError
from desktop_app.media.intake import inspect
from desktop_app.media.thumbnails import thumbnail
from desktop_app.media.variants import (
    copy_widths,
    crop_sizes,
    make_copies,
    make_crops,
    make_variant,
)
from tests.media.picture_files import (
    GPS,
    ORIENTATION,
    display_p3,
    linear_grey,
    loaded_exif,
    photo,
    saved,
)

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
    assert (copy.suffix, image.format, image.size) == (".jpg", "JPEG", (1200, 2400))
    assert (copy.width, copy.height) == image.size
    pixel = image.getpixel((1190, 10))  # the red corner has gone round to the right
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


def colour(data: bytes, x: int, y: int) -> tuple[int, ...]:
    pixel = opened(data).convert("RGB").getpixel((x, y))
    assert isinstance(pixel, tuple)
    return tuple(round(value) for value in pixel)


def test_wide_and_tall_pictures_go_out_in_every_width(tmp_path: Path) -> None:
    for size, height in (((3200, 1800), 900), ((1800, 3200), 2844), ((1700, 9000), 4800)):
        copy = make_variant(saved(tmp_path / "a.png", Image.new("RGB", size), "PNG"))
        assert copy.height == height
        assert copy.original == size
    assert copy_widths(1600) == (480, 800, 1200, 1600)


def test_a_black_and_white_photograph_is_no_drawing(tmp_path: Path) -> None:
    still = saved(tmp_path / "a.jpg", Image.effect_noise((200, 150), 80), "JPEG")
    assert make_variant(still).suffix == ".jpg"
    two = Image.new("L", (40, 30), 255)
    two.paste(0, (0, 0, 9, 9))
    assert make_variant(saved(tmp_path / "b.png", two, "PNG")).suffix == ".png"


def test_sixteen_bits_are_not_burnt_out(tmp_path: Path) -> None:
    deep = Image.new("I;16", (60, 40), 16384)
    deep.paste(Image.new("I;16", (30, 40), 49152), (30, 0))
    source = saved(tmp_path / "a.png", deep, "PNG")
    for data in (make_variant(source).data, thumbnail(source, 60)):
        assert abs(colour(data, 10, 20)[0] - 64) <= 2
        assert abs(colour(data, 50, 20)[0] - 192) <= 2


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_display_p3_becomes_srgb_in_every_mode(tmp_path: Path, mode: str) -> None:
    picture = Image.new("RGB", (30, 20), (120, 180, 90))
    held = picture.quantize(4) if mode == "P" else picture.convert(mode)
    source = saved(tmp_path / "a.png", held, "PNG", icc_profile=display_p3())
    red, green, blue = colour(make_variant(source).data, 9, 9)
    assert red < 112  # what P3 calls (120, 180, 90) is a greener green in sRGB
    assert green >= 180
    assert blue < 85


def test_a_grey_picture_with_a_profile_stays_as_transparent_as_it_was(tmp_path: Path) -> None:
    held = Image.new("LA", (30, 20), (64, 100))
    source = saved(tmp_path / "a.png", held, "PNG", icc_profile=linear_grey())
    assert opened(make_variant(source).data).getpixel((9, 9)) == (137, 137, 137, 100)


@pytest.mark.parametrize("form", ["GIF", "WEBP"])
def test_what_moved_is_known(tmp_path: Path, form: str) -> None:
    frames = [Image.new("RGB", (40, 30), name) for name in ("red", "lime", "blue")]
    source = saved(tmp_path / "a", frames[0], form, save_all=True, append_images=frames[1:])
    copy = make_variant(source)
    assert copy.moves
    assert colour(copy.data, 9, 9)[0] > 250
    assert not make_variant(saved(tmp_path / "b", frames[0], form)).moves


def test_crops_keep_the_focal_point_and_are_never_enlarged(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg", photo(2000, 1000), "JPEG", exif=loaded_exif(), quality=95)
    assert [size for _, *size in crop_sizes((1000, 2000))] == [
        [1000, 562], [1000, 750], [1000, 1000],
    ]  # fmt: skip
    made = {
        shape.name: opened(data)
        for shape, data in make_crops(source, ".jpg", (1.0, 0.0), artist="UFA", rights="© 2016")
    }
    assert {name: image.size for name, image in made.items()} == {
        "16x9": (1000, 562), "4x3": (1000, 750), "1x1": (1000, 1000),
    }  # fmt: skip
    for image in made.values():  # the red corner has gone round to the right
        assert abs(image.getpixel((990, 10))[0] - 255) < 12  # type: ignore[index]
        exif = image.getexif()
        assert set(exif) == {0x013B, 0x8298}
        assert not exif.get_ifd(GPS)
    below = {shape.name: opened(data) for shape, data in make_crops(source, ".jpg", (1.0, 1.0))}
    assert max(below["16x9"].getpixel((990, 10))[1:]) > 40  # type: ignore[index]
    for shape in SHAPES:
        left, top, right, bottom = crop_box(1000, 2000, shape, (1.0, 0.0))
        assert (left, top, right) == (0, 0, 1000)
        assert bottom == made[shape.name].height


def test_a_large_picture_gives_crops_of_1200_pixels(tmp_path: Path) -> None:
    source = saved(tmp_path / "a.jpg", photo(2600, 1700), "JPEG")
    sizes = [opened(data).size for _, data in make_crops(source, ".jpg", (0.5, 0.5))]
    assert sizes == [(1200, 675), (1200, 900), (1200, 1200)]
