"""Pictures from outside, looked at in a process that may die."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from desktop_app.errors import InputError
from desktop_app.media.helper import OutsideIntake
from tests.media.picture_files import loaded_exif, photo, png_claiming, saved

if TYPE_CHECKING:
    from pathlib import Path

TOO_MUCH = "takes more time or memory than a picture should"


def test_the_helper_says_what_a_picture_is_and_what_it_says_of_itself(tmp_path: Path) -> None:
    path = saved(tmp_path / "Upper “city”.jpg", photo(), "JPEG", exif=loaded_exif())
    taken = OutsideIntake().inspect(path)
    assert (taken.format, taken.suffix, taken.width, taken.height) == ("JPEG", ".jpg", 300, 400)
    assert (taken.artist, taken.copyright, taken.description) == ("Karl Freund", "© 1926", "A set")
    assert taken.data == path.read_bytes()


def test_the_helper_refuses_in_the_same_sentence(tmp_path: Path) -> None:
    path = tmp_path / "bomb.png"
    path.write_bytes(png_claiming(60_000, 60_000))
    with pytest.raises(InputError) as refused:
        OutsideIntake().inspect(path)
    assert refused.value.sentence == "bomb.png has more than 100 million pixels."
    assert refused.value.way_out == "Make it smaller first."


def helper_that(deed: str) -> list[str]:
    start = "from desktop_app.__main__ import main; from desktop_app.media import helper"
    code = f"{start}\nimport sys; sys.argv[1:] = ['--decode']\n{deed}\nsys.exit(main())"
    return [sys.executable, "-c", code]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere memory has no limit")
def test_a_decoder_that_swallows_memory_is_stopped(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", photo(2000, 2000), "PNG")
    starved = "import PIL.Image, PIL.PngImagePlugin; helper.MEMORY_BYTES = 1"
    with pytest.raises(InputError, match=TOO_MUCH):
        OutsideIntake(helper_that(starved)).inspect(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such clock")
def test_a_decoder_that_never_ends_is_stopped_by_its_clock(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", photo(), "PNG")
    spins = "helper.CPU_SECONDS = 0.1\ndef spin(*_):\n    while True: pass\nhelper.examine = spin"
    with pytest.raises(InputError, match=TOO_MUCH):
        OutsideIntake(helper_that(spins)).inspect(path)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import time; time.sleep(60)",
        "print('not an answer')",
        "print('2\\n[]')",
        """print('58\\n{"format": "EXE", "width": 1, "height": 1, "metadata": {}}')""",
        "print('100001\\n' + '1' * 100_001)",
    ],
)
def test_whatever_the_helper_does_the_window_goes_on(tmp_path: Path, code: str) -> None:
    path = saved(tmp_path / "a.png", photo(8, 8), "PNG")
    with pytest.raises(InputError, match=TOO_MUCH):
        OutsideIntake([sys.executable, "-c", code], wall_seconds=3).inspect(path)


def test_one_process_looks_at_all_pictures_of_a_source(tmp_path: Path) -> None:
    """A picture that ends it is refused, and the next one is looked at by another."""
    told = "print(__import__('os').getpid(), file=open('pids', 'a'))"
    kills = "found = helper.examine\ndef look(data, name):\n"
    kills += "    if name == 'bad.png': __import__('os').abort()\n"
    kills += "    return found(data, name)\nhelper.examine = look"
    command = helper_that(f"{told.replace('pids', (tmp_path / 'pids').as_posix())}\n{kills}")
    for name in ("one.png", "two.png", "bad.png", "three.png"):
        saved(tmp_path / name, photo(8, 8), "PNG")
    with OutsideIntake(command).together() as looker:
        assert looker.inspect(tmp_path / "one.png").format == "PNG"
        assert looker.inspect(tmp_path / "two.png").format == "PNG"
        with pytest.raises(InputError, match=TOO_MUCH):
            looker.inspect(tmp_path / "bad.png")
        assert looker.inspect_data((tmp_path / "three.png").read_bytes(), "It").width == 8
    assert len((tmp_path / "pids").read_text().split()) == 2


def test_a_helper_that_cannot_be_started_is_said(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", photo(8, 8), "PNG")
    with pytest.raises(InputError, match="could not be looked at"):
        OutsideIntake([str(tmp_path / "none")]).inspect(path)


def test_a_pasted_picture_has_no_name_to_be_judged_by() -> None:
    intake = OutsideIntake()
    with pytest.raises(InputError, match="is empty"):
        intake.inspect_data(b"", "The pasted picture")
