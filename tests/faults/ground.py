"""What the fault tests stand on: a writer's folders, real processes, and C that is preloaded."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
_LIBC = ctypes.CDLL(None)
_PR_SET_PDEATHSIG = 1
READY = "ready"


def compiled(name: str, folder: Path) -> Path | None:
    """The preload library of that name, made with the compiler; None where there is none."""
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None or sys.platform != "linux":
        return None
    target = folder / f"{name}.so"
    source = HERE / f"{name}.c"
    done = subprocess.run(
        [compiler, "-O2", "-shared", "-fPIC", "-o", target, source, "-ldl"],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode and "No such file" in done.stderr:  # a compiler without the C library
        return None
    assert done.returncode == 0, done.stderr
    return target


def _end_with_the_test() -> None:
    """What is written for ever may not outlive a test that was itself killed (Linux)."""
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@dataclass(frozen=True)
class Ended:
    """A process that was killed: when, and what it had said until then."""

    at: float  # time.monotonic(), the same clock in all processes
    said: list[str]
    code: int
    errors: str


class Child:
    """A process group of ours that runs a module of this folder."""

    def __init__(self, module: str, *arguments: object, log: Path, **environment: str) -> None:
        self._said = log
        self._errors = log.with_name(log.name + ".errors")
        with self._said.open("wb") as out, self._errors.open("wb") as errors:
            self._process = subprocess.Popen(
                [sys.executable, "-m", f"tests.faults.{module}", *map(str, arguments)],
                stdin=subprocess.PIPE,
                stdout=out,
                stderr=errors,
                cwd=ROOT,
                env=os.environ | {"QT_QPA_PLATFORM": "offscreen"} | environment,
                start_new_session=True,
                preexec_fn=_end_with_the_test,
            )

    def lines(self) -> list[str]:
        """What it has said so far; a line that a kill has torn is left out."""
        return self._said.read_text(encoding="utf-8").split("\n")[:-1]

    def wait_for(self, line: str = READY, seconds: float = 90) -> None:
        """Wait until it says that line."""
        until = time.monotonic() + seconds
        while line not in self.lines():
            assert self._process.poll() is None, self.errors()
            assert time.monotonic() < until, f"it never said {line}: {self.errors()}"
            time.sleep(0.02)

    def tell(self, line: str) -> None:
        """Say a line to it."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n".encode())
        self._process.stdin.close()

    def kill(self) -> Ended:
        """Kill the whole group at once."""
        alive = self._process.poll() is None
        at = time.monotonic()
        if alive:
            os.killpg(self._process.pid, signal.SIGKILL)
        code = self._process.wait()
        self._hang_up()
        assert alive, f"it ended by itself with {code}: {self.errors()}"
        return Ended(at, self.lines(), code, self.errors())

    def end(self, seconds: float = 300) -> Ended:
        """Wait until it ends by itself."""
        try:
            code = self._process.wait(seconds)
        finally:
            if self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
            self._hang_up()
        return Ended(time.monotonic(), self.lines(), code, self.errors())

    def _hang_up(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()

    def errors(self) -> str:
        """What it wrote to its standard error."""
        return self._errors.read_text(encoding="utf-8", errors="replace")[-4000:]


def killed_somewhen(child: Child, chance: random.Random, longest: float) -> Ended:
    """Wait until it is ready and has done one thing more, then a random time, then kill it."""
    child.wait_for()
    until = time.monotonic() + 30
    while child.lines()[-1] == READY and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(chance.uniform(0, longest))
    return child.kill()


def tree_hash(folder: Path) -> str:
    """One hash over the names and bytes of every file in the folder; "" where there is none."""
    if not folder.is_dir():
        return ""
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest = hashlib.sha256(path.read_bytes()).hexdigest()
            total.update(f"{path.relative_to(folder)} {digest}\n".encode())
    return total.hexdigest()


def calm() -> bool:
    """Whether the machine is idle enough for times to mean something."""
    return os.getloadavg()[0] < 4
