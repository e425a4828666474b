"""Fixture files in the markdown-it style: title, `.`, input, `.`, expected, `.`."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "fixtures"


def read_cases(path: Path) -> list[tuple[int, str, str, str]]:
    """Line of the title (from 1), title, input, expected."""
    lines = path.read_text(encoding="utf-8").split("\n")
    cases = []
    at = 0
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        first, title, parts = at + 1, lines[at], []
        at += 1
        assert lines[at] == ".", f"{path.name}:{at + 1}: a dot should follow the title"
        for _ in range(2):
            end = lines.index(".", at + 1)
            parts.append("\n".join(lines[at + 1 : end]))
            at = end
        cases.append((first, title, parts[0], parts[1]))
        at += 1
    return cases


def all_cases() -> list[tuple[str, int, str, str, str]]:
    return [(path.stem, *case) for path in sorted(FOLDER.glob("*.md")) for case in read_cases(path)]
