"""Findings of a text, moved to where they stand after an edit: until the checks run again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.worker.delta import text_splice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.finding import Finding, Fix
    from desktop_app.worker.messages import TextSplice


def moved_findings(findings: Sequence[Finding], old: str, new: str) -> tuple[Finding, ...]:
    """The findings of `old` at their places in `new`; an edit inside one takes its fix away."""
    if old == new:
        return tuple(findings)
    splice = text_splice(old, new)
    lines = splice.text.count("\n") - old.count("\n", splice.start, splice.end)
    return tuple([_moved(found, splice, len(new) - len(old), lines) for found in findings])


def _moved(found: Finding, splice: TextSplice, by: int, lines: int) -> Finding:
    if found.line == 0:  # of the details
        return found
    fix = _moved_fix(found.fix, splice, by) if found.fix is not None else None
    other = _moved_fix(found.other, splice, by) if found.other is not None else None
    if found.start >= splice.end:
        start, end, line = found.start + by, found.end + by, found.line + lines
        return replace(found, start=start, end=end, line=line, fix=fix, other=other)
    if found.end <= splice.start:
        same = fix == found.fix and other == found.other
        return found if same else replace(found, fix=fix, other=other)
    start = min(found.start, splice.start)
    return replace(found, start=start, end=max(found.end + by, start), fix=None, other=None)


def _moved_fix(fix: Fix, splice: TextSplice, by: int) -> Fix | None:
    """The fix in its new places, or None where the edit was made in the middle of it."""
    if not fix.edits and fix.caret is None:
        return fix
    before = all(edit.end <= splice.start for edit in fix.edits)
    behind = all(edit.start >= splice.end for edit in fix.edits)
    if fix.caret is not None and not fix.edits:
        before, behind = fix.caret <= splice.start, fix.caret >= splice.end
    if behind:
        edits = tuple(replace(edit, start=edit.start + by, end=edit.end + by) for edit in fix.edits)
        return replace(fix, edits=edits, caret=None if fix.caret is None else fix.caret + by)
    if before:
        return fix
    if fix.caret is not None or any(
        edit.start < splice.end and edit.end > splice.start for edit in fix.edits
    ):
        return None
    return replace(
        fix,
        edits=tuple(
            replace(edit, start=edit.start + by, end=edit.end + by)
            if edit.start >= splice.end
            else edit
            for edit in fix.edits
        ),
    )
