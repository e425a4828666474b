"""`marquee import` and `marquee handover`: what they take, what they tell, how they end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.importers.outside_files import docx, jpeg, paragraph

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of its own, and nothing of the writer's."""
    monkeypatch.setenv("MARQUEE_LIBRARY", str(tmp_path / "Library"))
    for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    return tmp_path


def test_a_folder_comes_in_and_goes_out_again_in_one_file(home: Path, marquee: Run) -> None:
    posts = home / "posts"
    (posts / "hall").mkdir(parents=True)
    (posts / "hall" / "index.md").write_text("---\ntitle: Hall\n---\n![T](t.jpg)\n![G](g.jpg)\n")
    (posts / "hall" / "t.jpg").write_bytes(jpeg())
    (posts / "word.docx").write_bytes(docx(paragraph("Words")))
    (posts / "bad.docx").write_bytes(b"PK\3\4")

    code, out, err = marquee("import", "--json", posts)
    assert code == 1
    assert err.startswith("bad.docx is damaged or not whole. Open it in Word")
    report = {one["file"].removeprefix(str(posts)).strip("/\\"): one for one in json.loads(out)}
    assert [one["imported"] for one in report.values()] == [False, True, True]
    assert report["bad.docx"]["error"].startswith("bad.docx is damaged")
    hall = next(one for name, one in report.items() if name.endswith("index.md"))
    assert hall["articles"] == [{"slug": "hall", "headline": "Hall"}]
    assert (hall["pictures"], hall["wanted"]) == (1, 1)
    assert hall["remarks"] == [
        "The picture g.jpg was not found, so the image “g” waits for it.",
    ]

    target = home / "hall.marquee"
    code, out, _ = marquee("handover", "hall", "from-the-properties", "--to", target)
    assert (code, out) == (0, f"{target}\n")
    code, _, err = marquee("handover", "hall", "--to", target)
    assert (code, "exists already" in err) == (1, True)
    for wrong in (["--all", "hall"], [], ["--status", "draft"], ["--all", "--status", "lost"]):
        assert marquee("handover", *wrong, "--to", target)[0] == 2

    code, out, err = marquee("import", target)
    assert code == 0
    assert "“Hall” is in the library already, word for word." in err
    (home / "empty").mkdir()
    code, _, err = marquee("import", home / "empty")
    assert (code, "There are no articles in empty." in err) == (1, True)
