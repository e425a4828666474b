"""Wraps a Windows bundle into the setup program (NSIS) and the .msi (wixl). Runs on Linux.

`python3 packaging/windows/installers.py BUNDLE FOLDER` writes both and their SHA256SUMS into
FOLDER; it needs Debian's packages nsis and wixl, and nothing of Python's but its standard library.
Both are signed, and the programs in the bundle before, where sign.sh finds a certificate.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msi
from version import numbers

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIGN = HERE / "sign.sh"
PROGRAMS = ("marquee.exe", "marquee-cli.exe")


def main() -> int:
    """Sign the programs, wrap them, sign what came of it."""
    if len(sys.argv) != 3:
        sys.exit("usage: installers.py BUNDLE FOLDER")
    bundle, target = (Path(word).resolve() for word in sys.argv[1:])
    missing = [name for name in PROGRAMS if not (bundle / name).is_file()]
    if missing:
        sys.exit(f"{bundle} is no Windows bundle: {', '.join(missing)} is not there.")
    version = read_version()
    target.mkdir(parents=True, exist_ok=True)
    for name in PROGRAMS:
        sign(bundle / name)
    setup = target / f"marquee-{version}-windows-x86_64-setup.exe"
    installer = target / f"marquee-{version}-windows-x86_64.msi"
    write_setup(bundle, setup, version)
    msi.write(bundle, installer, version)
    for file in (setup, installer):
        sign(file)
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file}")
    write_checksums(target)
    return 0


def read_version() -> str:
    """The checkout's, without importing Marquee, which Debian's own Python could not."""
    lines = (ROOT / "desktop_app" / "__init__.py").read_text(encoding="utf-8").splitlines()
    return next(line.split('"')[1] for line in lines if line.startswith("__version__"))


def sign(file: Path) -> None:
    """See sign.sh: nothing happens without a certificate."""
    subprocess.run([str(SIGN), str(file)], check=True)


def write_setup(bundle: Path, target: Path, version: str) -> None:
    """The program that people download and start."""
    licence = target.with_name("licence.txt")
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    licence.write_text(text, encoding="utf-8-sig", newline="\r\n")
    size = sum(path.stat().st_size for path in bundle.rglob("*") if path.is_file()) // 1024
    defined = {
        "VERSION": version,
        "NUMBERS": ".".join(map(str, numbers(version))),
        "BUNDLE": bundle,
        "ICON": bundle / "_internal" / "marquee.ico",
        "LICENCE": licence,
        "OUTPUT": target,
        "SIZE": size,
    }
    if os.environ.get("MARQUEE_SIGN_P12"):
        defined["SIGN"] = SIGN
    if os.environ.get("MARQUEE_QUICK") == "1":
        defined["QUICK"] = 1
    words = [f"-D{name}={value}" for name, value in defined.items()]
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *words]
    subprocess.run([*command, str(HERE / "marquee.nsi")], check=True)
    licence.unlink()


def write_checksums(folder: Path) -> None:
    """SHA256SUMS, as `sha256sum -c` reads it."""
    lines = []
    for file in sorted(folder.iterdir()):
        if file.suffix in {".exe", ".msi"}:
            with file.open("rb") as stream:
                lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {file.name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
