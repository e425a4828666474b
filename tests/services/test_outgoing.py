"""What becomes of a picture on its way out: names, crops, and what it cannot take along."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PIL import Image as Pillow

from desktop_app.domain.records import Image
from desktop_app.services.outgoing import outgoing_picture
from tests.media.picture_files import photo, saved

if TYPE_CHECKING:
    from pathlib import Path

RECORD = Image(uuid4(), "métropolis-große-stadt", source="UFA", focal_x=0.0, focal_y=0.0)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return saved(tmp_path / "a.jpg", photo(1000, 800), "JPEG", quality=95)


def test_a_lead_picture_has_crops_under_plain_names(file: Path) -> None:
    made = outgoing_picture(file, RECORD, 1, lead=True)
    assert [(crop.name, crop.width, crop.height) for crop in made.crops] == [
        ("metropolis-grosse-stadt-hero-16x9-1000.jpg", 1000, 562),
        ("metropolis-grosse-stadt-hero-4x3-1000.jpg", 1000, 750),
        ("metropolis-grosse-stadt-hero-1x1-800.jpg", 800, 800),
    ]
    assert made.cut is not None
    first = dict(made.cut())
    assert [*first] == [crop.name for crop in made.crops]
    for crop in made.crops:
        with Pillow.open(io.BytesIO(first[crop.name])) as image:
            assert image.size == (crop.width, crop.height)
            assert image.getexif()[0x013B] == "UFA"
    assert dict(made.cut()) == first
    other = outgoing_picture(file, replace(RECORD, focal_x=1.0), 1, lead=True)
    assert other.cut is not None
    assert dict(other.cut())[made.crops[2].name] != first[made.crops[2].name]


def test_other_pictures_have_none(file: Path) -> None:
    made = outgoing_picture(file, RECORD, 2)
    assert (made.crops, made.cut, made.still) == ((), None, False)
    assert [copy.name for copy in made.copies] == [
        f"metropolis-grosse-stadt-02-{width}{suffix}"
        for width in (480, 800, 1000)
        for suffix in (".jpg", ".webp")
    ]


def test_what_moved_is_said_to_stand_still(tmp_path: Path) -> None:
    frames = [Pillow.new("RGB", (40, 30), name) for name in ("red", "blue")]
    file = saved(tmp_path / "a.gif", frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert outgoing_picture(file, RECORD, 1).still
