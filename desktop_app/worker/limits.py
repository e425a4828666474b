"""How much one request may cost, and what stops the reader that costs more."""

from __future__ import annotations

import signal
import sys

if sys.platform != "win32":
    import resource

SECONDS = 2.0  # of CPU, which is what a clock shows where nothing else is going on
WALL_SECONDS = 8.0  # where the machine is busy with something else, or the reader hangs
START_SECONDS = 30.0  # until a new process can be asked
OUTPUT_BYTES = 20_000_000
MEMORY_BYTES = 1_500_000_000  # of address space

OUT_OF_MEMORY = 71  # exit code


def set_memory_limit(size: int = MEMORY_BYTES) -> None:
    """Let this process have no more memory than that, where the system can see to it."""
    if sys.platform != "linux":  # elsewhere the limit is not kept, or counts what is shared
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        size = min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, hard))


def start_clock(seconds: float) -> None:
    """End this process once it has used that much CPU from now; 0 takes that back.

    The signal ends it wherever it is, also in the middle of a regular expression. Windows has no
    such clock: there the window alone watches the time.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def ended_by_clock(code: int | None) -> bool:
    """Whether that exit code says that the clock has ended a process."""
    return sys.platform != "win32" and code == -signal.SIGPROF
