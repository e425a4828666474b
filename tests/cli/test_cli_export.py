"""`marquee export`: several articles, profiles, the report, and what it ends with."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_app import cli
from desktop_app.bootstrap import open_services
from desktop_app.domain.moment import moment_from_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_all_of_a_status_each_in_its_folder(marquee: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    code, said, err = marquee("export", "--all", "--to", out, "--profile", "ghost", "--json")
    assert code == cli.OK, err
    report = {one["slug"]: one for one in json.loads(said)}
    assert set(report) == {"metropolis-found", "the-general-review"}
    assert all(one["exported"] and one["files"] > 2 for one in report.values())
    assert (out / "metropolis-found" / "post.html").is_file()
    code, said, _ = marquee(
        "export", "--all", "--status", "draft", "--to", tmp_path / "site", "--profile", "hugo"
    )
    assert (code, said.count("\n")) == (cli.OK, 1)
    assert (tmp_path / "site" / "content" / "posts" / "metropolis-found" / "index.md").is_file()


def test_a_heavy_picture_is_told(marquee: Run, home: Path, tmp_path: Path) -> None:
    (library,) = home.rglob("library.db")
    (library.parent / "house-style.toml").write_text("[images]\nbudget = 1\n")
    to = ("export", "the-general-review", "--to")
    code, _, err = marquee(*to, tmp_path / "a")
    assert code == cli.OK
    assert "Heavy: general-bridge has " in err
    assert "KB, which is more than 1 KB." in err
    report = json.loads(marquee(*to, tmp_path / "b", "--json")[1])
    assert [one.split(" has ")[0] for one in report[0]["heavy"]] == ["general-bridge"]


def test_one_that_fails_stops_no_other(marquee: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (out / "metropolis-found").mkdir(parents=True)
    (out / "metropolis-found" / "mine.txt").write_text("mine")
    code, said, err = marquee("export", "--all", "--to", out, "--json")
    assert code == cli.FAILED
    report = {one["slug"]: one for one in json.loads(said)}
    assert not report["metropolis-found"]["exported"]
    assert "exists already" in report["metropolis-found"]["error"]
    assert report["the-general-review"]["exported"]
    assert "exists already" in err


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("metropolis-found", "--all"),
        ("metropolis-found", "--status", "ready"),
        ("--all", "--status", "nearly"),
    ],
)
def test_what_it_does_not_know(marquee: Run, tmp_path: Path, wrong: tuple[str, ...]) -> None:
    code, said, err = marquee("export", *wrong, "--to", tmp_path / "out")
    assert (code, said) == (cli.COULD_NOT_RUN, "")
    assert err.count("\n") == 1


def test_no_such_profile(marquee: Run, tmp_path: Path) -> None:
    code, _, err = marquee("export", "metropolis-found", "--to", tmp_path / "x", "--profile", "x")
    assert code == cli.FAILED
    assert err.startswith("There is no profile “x”. There are html, wordpress, ghost, hugo,")


def test_an_embargo_is_lifted_by_a_reason_that_stays(marquee: Run, tmp_path: Path) -> None:
    services = open_services(write=True)
    article = services.library.article_by_slug("metropolis-found")
    details = replace(article.details, embargo=moment_from_text("2999-01-01T00:00:00+00:00"))
    services.writing.save(replace(article, details=details))
    services.close()
    export = ("export", "metropolis-found", "--to", tmp_path / "out", "--anyway")
    code, _, err = marquee(*export)
    assert code == cli.FAILED
    assert "say why with --embargo-reason" in err
    code, _, err = marquee(*export, "--embargo-reason", "The studio moved it")
    assert code == cli.OK, err
    services = open_services(write=False)
    rows = services.writing.revisions(article.id)
    services.close()
    assert "Embargo overridden: The studio moved it" in [row.name for row in rows]
