"""What has changed between two states, so that a key sends a key and not the whole article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.records import Records
from desktop_app.worker.messages import Answer, RecordsDelta, Run, TextSplice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.worker.protocol import Reading

Ranges = tuple[tuple[int, int], ...]

_FIRST_STEP = 256


def text_splice(old: str, new: str) -> TextSplice:
    """The one edit that turns a text into another; places are code points of the old one."""
    if old == new:
        return TextSplice(len(old), len(old), "", len(new))
    most = min(len(old), len(new))
    start = _alike(old, new, most)
    end = _alike_at_end(old, new, most - start)
    return TextSplice(start, len(old) - end, new[start : len(new) - end], len(new))


def spliced(old: str, splice: TextSplice) -> str:
    """The text after an edit; raises ValueError where it was meant for another text."""
    if not 0 <= splice.start <= splice.end <= len(old):
        raise ValueError("an edit of another text")
    new = f"{old[: splice.start]}{splice.text}{old[splice.end :]}"
    if len(new) != splice.size:
        raise ValueError("an edit of another text")
    return new


def _alike(old: str, new: str, most: int) -> int:
    """How many characters are the same at the start: in steps that C compares."""
    done, step = 0, _FIRST_STEP
    while done < most:
        step = min(step, most - done)
        if old[done : done + step] == new[done : done + step]:
            done += step
            step *= 2
        elif step == 1:
            return done
        else:
            step = step // 2
    return done


def _alike_at_end(old: str, new: str, most: int) -> int:
    done, step = 0, _FIRST_STEP
    while done < most:
        step = min(step, most - done)
        first, stop = len(old) - done - step, len(old) - done
        other = len(new) - done - step
        if old[first:stop] == new[other : other + step]:
            done += step
            step *= 2
        elif step == 1:
            return done
        else:
            step = step // 2
    return done


# --------------------------------------------------------------------------------- the records


def records_delta(old: Records, new: Records) -> RecordsDelta | None:
    """What has changed among the records, or None. Unchanged ones cost next to nothing."""
    if old is new:
        return None
    changed = {}
    whole = {}
    for field in fields(Records):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if not isinstance(after, Mapping):
            if before != after:
                whole[field.name] = after
            continue
        fresh = {key: value for key, value in after.items() if before.get(key) != value}
        order = tuple(after)
        if fresh or order != tuple(before):
            changed[field.name] = (fresh, None if order == tuple(before) else order)
    return RecordsDelta(changed, whole) if changed or whole else None


def records_after(old: Records, delta: RecordsDelta) -> Records:
    """The records with what has changed; raises KeyError where it was meant for others."""
    parts: dict[str, Any] = dict(delta.whole)
    for name, (fresh, order) in delta.changed.items():
        before: Mapping[str, object] = getattr(old, name)
        known = {**before, **fresh}
        parts[name] = known if order is None else {key: known[key] for key in order}
    return replace(old, **parts)


# ---------------------------------------------------------------------------------- the answer


def answer_of(last: Reading | None, reading: Reading) -> Answer:
    """What of a reading is not as in the one before."""
    same = last is not None
    parts: dict[str, object] = {}
    for field in fields(reading):
        name, value = field.name, getattr(reading, field.name)
        if name == "ranges":
            continue
        if not same or getattr(last, name) != value:
            parts[name] = value
    return Answer(parts, run_of(last.ranges if last is not None else (), reading.ranges))


def reading_of(last: Reading | None, answer: Answer, make: type[Reading]) -> Reading:
    """The reading that an answer stands for."""
    ranges = ranges_after(last.ranges if last is not None else (), answer.ranges)
    if last is None:
        return make(**answer.parts, ranges=ranges)
    return replace(last, **answer.parts, ranges=ranges)


def run_of(old: Ranges, new: Ranges) -> Run:
    """What has changed among lines; those behind a change have mostly only moved."""
    most = min(len(old), len(new))
    head = 0
    while head < most and old[head] == new[head]:
        head += 1
    shift = new[-1][0] - old[-1][0] if old and new else 0
    tail = 0
    while tail < most - head and _moved(old[-1 - tail], shift) == new[-1 - tail]:
        tail += 1
    flat = [line for lines in new[head : len(new) - tail] for line in lines]
    return Run(head, tail, shift, tuple(flat))


def ranges_after(old: Ranges, run: Run) -> Ranges:
    """The lines after a change."""
    middle = tuple(zip(run.lines[::2], run.lines[1::2], strict=True))
    rest = old[len(old) - run.tail :] if run.tail else ()
    if run.shift:
        rest = tuple([_moved(lines, run.shift) for lines in rest])
    return (*old[: run.head], *middle, *rest)


def _moved(lines: Sequence[int], shift: int) -> tuple[int, int]:
    return lines[0] + shift, lines[1] + shift
