"""The commands as they are typed: what they print, and the codes they end with."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop_app import cli
from desktop_app.store.opening import open_store
from tests.cli.conftest import live_in

if TYPE_CHECKING:
    from typing import Any

    from tests.cli.conftest import Run

ROOT = Path(__file__).resolve().parents[2]


def test_the_first_command_makes_the_library(
    marquee: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "new-home"
    home.mkdir()
    live_in(home, monkeypatch)
    code, out, err = marquee("library", "list")
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [
        "metropolis-found", "the-general-review",
    ]  # fmt: skip
    assert len(list(home.rglob("library.db"))) == 1


def test_the_list_for_programs(marquee: Run) -> None:
    code, out, _ = marquee("library", "list", "--json")
    rows = json.loads(out)
    assert code == 0
    assert {row["slug"]: row["status"] for row in rows} == {
        "metropolis-found": "draft", "the-general-review": "in-edit",
    }  # fmt: skip
    assert set(rows[0]) == {
        "slug", "headline", "kind", "status", "words", "date", "updated_at", "trashed",
    }  # fmt: skip


def test_a_library_by_option_or_environment(
    marquee: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = marquee("library", "list", "--library", tmp_path / "none")
    assert (code, out) == (1, "")
    assert "There is no library in" in err
    assert not (tmp_path / "none").exists()
    (tmp_path / "a.md").write_text("# One\n\nWords.\n", encoding="utf-8")
    assert marquee("--library", tmp_path / "own", "import", tmp_path / "a.md")[0] == 0
    for arguments in (
        ("library", "list", "--library", tmp_path / "own"),
        ("--library", tmp_path / "own", "library", "list"),
    ):
        assert "one" in marquee(*arguments)[1].split()
    monkeypatch.setenv("MARQUEE_LIBRARY", str(tmp_path / "own"))
    assert "one" in marquee("library", "list")[1].split()


def test_export(marquee: Run, tmp_path: Path) -> None:
    target = tmp_path / "out"
    code, out, err = marquee("export", "metropolis-found", "--to", target, "--format", "html")
    assert (code, out) == (0, f"{target / 'index.html'}\n")
    assert err == "Left out: the list on Metropolis, which is empty.\n"
    code, out, err = marquee("export", "metropolis-found", "--to", target)
    assert (code, out) == (1, "")
    assert err == f"{target} exists already. Replace it with --force, or choose another name.\n"
    again = marquee("export", "metropolis-found", "--to", target, "--format", "markdown", "--force")
    assert again[0] == 0
    assert (target / "index.md").is_file()


def test_export_that_findings_stop(marquee: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\nTK\n", encoding="utf-8")
    assert marquee("import", tmp_path / "a.md")[:2] == (0, "a: A\n")
    code, out, err = marquee("export", "a", "--to", tmp_path / "out")
    assert (code, out) == (1, "")
    assert err.splitlines() == [
        "error: line 1: “TK” is still in the copy (fill it in or take it out)",
        "One finding stops the export. Settle them, or export with --anyway.",
    ]
    assert not (tmp_path / "out").exists()
    assert marquee("export", "a", "--to", tmp_path / "out", "--anyway")[0] == 0


def test_import_takes_what_it_can(marquee: Run, tmp_path: Path, samples: Path) -> None:
    (tmp_path / "bad.md").write_text("---\na: [\n---\n", encoding="utf-8")
    (tmp_path / "latin.md").write_bytes("Ü".encode("latin-1"))
    code, out, err = marquee(
        "import", tmp_path / "bad.md", samples / "pasted-news-post.txt", tmp_path / "latin.md",
        tmp_path / "gone.md",
    )  # fmt: skip
    assert code == 1
    slug = "nosferatu-returns-with-a-live-orchestra-this-winter"
    assert out == f"{slug}: ‘Nosferatu’ Returns With a Live Orchestra This Winter\n"
    lines = err.splitlines()
    assert lines[0].startswith("bad.md, line 2: the front matter is not valid YAML.")
    assert lines[1].startswith("latin.md is not UTF-8 text.")
    assert lines[2].startswith("There is no file")
    assert len(lines) == 3
    assert slug in marquee("library", "list")[1]


def test_importing_twice_loses_neither(marquee: Run, samples: Path) -> None:
    for _ in range(2):
        assert marquee("import", samples / "metropolis-found.md")[0] == 0
    slugs = [line.split()[0] for line in marquee("library", "list")[1].splitlines()]
    assert len(slugs) == len(set(slugs)) == 4


def test_check(marquee: Run) -> None:
    code, out, _ = marquee("check", "metropolis-found", "--json")
    assert code == 0
    found = json.loads(out)
    assert [(one["code"], one["severity"], one["line"]) for one in found] == [
        ("spoiler-without-warning", "warning", 13),
        ("image-without-alt", "warning", 23),
    ]
    assert found[0] == {
        "code": "spoiler-without-warning",
        "severity": "warning",
        "start": found[0]["start"],
        "end": found[0]["end"],
        "line": 13,
        "message": "Spoiler block without a warning up top",
        "fix": "Insert warning",
    }
    code, out, _ = marquee("check", "metropolis-found")
    assert (code, out.splitlines()[-1]) == (0, "2 findings.")


@pytest.mark.slow
def test_render(marquee: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "---\ntitle: Found\n---\n\nWords *here*[^1].\n\n[^1]: Foot.\n", encoding="utf-8"
    )
    code, out, err = marquee("render", tmp_path / "a.md")
    assert (code, err) == (0, "")
    assert out.startswith('<article class="page">\n<header class="page-head">')
    assert '<h1 class="headline">Found</h1>' in out
    assert "<p>Words <em>here</em>" in out
    assert out.index("Words") < out.index('<section class="footnotes"') < out.index("</article>")


@pytest.mark.slow
def test_render_of_more_than_the_reader_takes_on(marquee: Run, tmp_path: Path) -> None:
    long = f"[{'x' * 60}]\n\n" * 350 + f"[{'x' * 60}]: http://a.b/{'y' * 60_000}\n"
    (tmp_path / "a.md").write_text(long, encoding="utf-8")
    code, out, err = marquee("render", tmp_path / "a.md")
    assert (code, out) == (1, "")
    assert err == ("It would make a page of more than 20 MB. Simplify the text, or split it.\n")


def test_check_of_a_file(marquee: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Words XXX.\n\n![](image:gone)\n", encoding="utf-8")
    code, out, _ = marquee("check", tmp_path / "a.md", "--json")
    assert code == 1
    assert [one["code"] for one in json.loads(out)] == ["leftover-placeholder", "missing-image"]
    (tmp_path / "b.md").write_text("Words.\n", encoding="utf-8")
    assert marquee("check", tmp_path / "b.md")[:2] == (0, "Nothing found.\n")


@pytest.mark.parametrize("name", ["nothing", "nothing.md", "a/b", "x" * 300, "\udcff"])
def test_check_that_could_not_run(marquee: Run, name: str) -> None:
    code, out, err = marquee("check", name, "--json")
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("There is no ")


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "nothing", "--to", "out"),
        ("export", "metropolis-found", "--to", "/proc/none/out"),
        ("import", "."),
        ("render", "."),
        ("render", "nothing.md"),
        ("library", "list", "--library", "/dev/null"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_wrong_input_gets_one_plain_sentence(
    marquee: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = marquee(*arguments)
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert err.rstrip().endswith(".")
    assert "Traceback" not in err
    assert "Errno" not in err


@pytest.mark.parametrize(
    "arguments", [(), ("export",), ("export", "x"), ("check",), ("nonsense",), ("library",)]
)
def test_wrong_usage(marquee: Run, arguments: tuple[str, ...]) -> None:
    code, out, err = marquee(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: marquee")


def test_reading_goes_on_beside_a_window_and_writing_does_not(
    marquee: Run, home: Path, tmp_path: Path
) -> None:
    (folder,) = (path.parent for path in home.rglob("library.db"))
    (tmp_path / "a.md").write_text("Words.\n", encoding="utf-8")
    window = open_store(folder, write=True)
    try:
        assert marquee("check", "metropolis-found")[0] == 0
        assert marquee("export", "metropolis-found", "--to", tmp_path / "out")[0] == 0
        code, out, err = marquee("import", tmp_path / "a.md")
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
    finally:
        window.close()
    assert marquee("import", tmp_path / "a.md")[0] == 0


def test_a_library_of_a_newer_version_is_refused(marquee: Run, home: Path) -> None:
    (database,) = home.rglob("library.db")
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA user_version = 9999")
    connection.commit()
    connection.close()
    code, out, err = marquee("library", "list")
    assert (code, out) == (1, "")
    assert "newer" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_short_answers(marquee: Run, option: Any) -> None:
    code, out, err = marquee(option)
    assert (code, err) == (0, "")
    assert out.startswith({"--version": "marquee 0.", "--help": "usage: marquee"}[option])


@pytest.mark.slow
@pytest.mark.parametrize("option", [["--version"], ["--help"], ["export", "--help"]])
def test_short_answers_load_nothing_heavy(option: Any) -> None:
    code = (
        f"import sys; from desktop_app import cli; cli.run({option!r}); "
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split())
    heavy = {"sqlalchemy", "sqlmodel", "alembic", "pydantic", "PySide6", "PIL", "markdown_it"}
    assert not loaded & heavy


@pytest.mark.slow
def test_a_terminal_without_our_letters_is_no_trouble(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "library", "list"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u2018Metropolis\\u2019" in done.stdout


@pytest.mark.slow
def test_commands_load_no_qt(home: Path) -> None:
    code = (
        "import sys; from desktop_app import cli; cli.run(['check', 'metropolis-found']); "
        "sys.exit('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a pipe to `true`")
def test_a_reader_that_goes_away_is_no_trouble(home: Path) -> None:
    command = f'"{sys.executable}" -m desktop_app library list --json | true'
    done = subprocess.run(
        command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_a_cast_is_found_in_a_text(marquee: Run, samples: Path) -> None:
    code, out, err = marquee("cast", "extract", samples / "pasted-news-post.txt", "--json")
    pairs = json.loads(out)
    assert (code, err) == (0, "")
    assert set(pairs[0]) == {"actor", "character", "text", "start", "confidence"}
    assert {(pair["actor"], pair["character"]) for pair in pairs if pair["character"]} == {
        ("Gustav von Wangenheim", "Hutter"),
        ("Max Schreck", "Count Orlok"),
        ("Greta Schröder", "Ellen"),
        ("Alexander Granach", "Knock"),
        ("Georg H. Schnell", "Harding"),
        ("John Gottowt", "Professor Bulwer"),
    }
    text = (samples / "pasted-news-post.txt").read_text(encoding="utf-8")
    for pair in pairs:
        assert pair["actor"] in text[pair["start"] :]


def test_a_cast_in_a_text_that_cannot_be_read(marquee: Run, tmp_path: Path) -> None:
    code, out, err = marquee("cast", "extract", tmp_path / "none.txt")
    assert (code, out) == (1, "")
    assert err.startswith("There is no file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
def test_an_answer_that_cannot_be_written_is_said_in_a_sentence(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("/dev/full").open("w") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert cli.run(["library", "list"]) == cli.COULD_NOT_RUN
        monkeypatch.undo()
        assert capsys.readouterr().err.startswith("The answer could not be written")


@pytest.mark.slow
def test_an_unknown_command_opens_no_window(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app", "exprot"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == cli.COULD_NOT_RUN
    assert "invalid choice: 'exprot'" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="others always have a display")
def test_a_window_without_a_display_is_refused_in_a_sentence(home: Path) -> None:
    ways = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in ways},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("There is no display")
    assert done.stderr.count("\n") == 1


def test_backup_verify_and_restore(marquee: Run, home: Path, tmp_path: Path) -> None:
    code, out, err = marquee("library", "backup")
    assert (code, err) == (0, "")
    kept = Path(out.strip())
    assert kept.name.startswith("by-hand-")
    code, out, _ = marquee("library", "verify")
    assert code == 0
    assert [line.partition(": ")[2] for line in out.splitlines()] == ["whole, 2 articles"] * 2
    (tmp_path / "a.md").write_text("# One\n\nWords.\n", encoding="utf-8")
    assert marquee("import", tmp_path / "a.md")[0] == 0
    assert len(json.loads(marquee("library", "list", "--json")[1])) == 3

    code, out, err = marquee("library", "restore", kept)
    assert (code, out) == (1, "")
    assert "Say --yes" in err
    code, out, _ = marquee("library", "restore", kept, "--yes")
    assert code == 0
    assert out.startswith(f"Restored {kept}, 2 articles.")
    aside = Path(out.splitlines()[1].removeprefix("What was there is now ").removesuffix("."))
    assert aside.exists()
    assert len(json.loads(marquee("library", "list", "--json")[1])) == 2

    (folder,) = (path.parent for path in home.rglob("library.db") if path != aside)
    (folder / "library.db").write_bytes(b"")
    code, out, _ = marquee("library", "verify")
    assert code == 1
    assert "damaged" in out.splitlines()[0]
    assert marquee("library", "restore", "--yes")[0] == 0
    assert len(json.loads(marquee("library", "list", "--json")[1])) == 2
    kept.write_bytes(b"x" * 200)
    assert marquee("library", "verify", kept)[0] == 1
    assert marquee("library", "restore", kept, "--yes")[0] == 1


def test_restore_waits_for_the_window(marquee: Run, home: Path) -> None:
    kept = marquee("library", "backup")[1].strip()
    (folder,) = (path.parent for path in home.rglob("library.db"))
    window = open_store(folder, write=True)
    try:
        assert marquee("library", "backup")[0] == 0  # that works beside it
        code, out, err = marquee("library", "restore", kept, "--yes")
        assert (code, out) == (1, "")
        assert "in use" in err
    finally:
        window.close()


def test_an_import_of_several_files_makes_a_backup_first(
    marquee: Run, home: Path, tmp_path: Path
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("Words.\n", encoding="utf-8")
    assert marquee("import", tmp_path / "a.md", tmp_path / "b.md")[0] == 0
    (kept,) = home.rglob("before-import-*.db")
    assert "2 articles" in marquee("library", "verify", kept)[1]


def test_purge_tells_first_and_removes_with_yes_alone(marquee: Run, home: Path) -> None:
    (folder,) = (path.parent for path in home.rglob("library.db"))
    lost = folder / "media" / "ab" / f"ab{'0' * 62}.jpg"
    lost.parent.mkdir(parents=True, exist_ok=True)
    lost.write_bytes(b"x" * 5000)
    named = sorted(path for path in (folder / "media").rglob("*.*") if path != lost)
    code, out, err = marquee("library", "purge")
    assert code == 0
    assert out.splitlines() == [f"ab/{lost.name}", "Would remove 1 picture, 5 kB."]
    assert "--yes" in err
    assert lost.exists()
    window = open_store(folder, write=True)
    try:
        code, out, err = marquee("library", "purge", "--yes")
        assert (code, out) == (1, "")
        assert lost.exists()
    finally:
        window.close()
    code, out, _ = marquee("library", "purge", "--yes")
    assert (code, out.splitlines()[-1]) == (0, "Removed 1 picture, 5 kB.")
    assert not lost.exists()
    assert sorted(path for path in (folder / "media").rglob("*.*")) == named
    assert (
        marquee("library", "purge")[1] == "Every picture is named by the library or by a backup.\n"
    )
