"""Builds what staff install: the bundle, .deb, .rpm, tarball, SBOM and checksums.

`python packaging/package.py bundle` stops behind the bundle, which `make package-check` then tries;
that much it does on Windows and macOS too, where other tools make installers of it. It runs in a
virtual environment of its own, made from packaging/requirements.txt.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from importlib.metadata import distribution
from pathlib import Path

import icons
import notices
from closure import Closure, closure_of

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from desktop_app import __version__  # noqa: E402 - the checkout's own, wherever this is started

NAME = "marquee-desk"
ID = "app.marqueedesk.Marquee"
WORK = ROOT / "build" / "package"
DIST = ROOT / "dist"
BUNDLE = WORK / "bundle" / "marquee"
TREE = WORK / "tree"  # what lies in /usr besides the bundle
LINUX = ROOT / "packaging" / "linux"
# MARQUEE_QUICK=1 compresses hardly at all: for trying packages, not for handing them out.
QUICK = os.environ.get("MARQUEE_QUICK") == "1"
XZ = ("xz", "-0" if QUICK else "-2", "-T2")
AR = b"!<arch>\n"
WRAPPED_ICONS = {"win32": "marquee.ico", "darwin": "marquee.icns"}
SUMMARY = "Write about films and series"
SCREENSHOTS = (("window-packaged.png", "The text, the page as it will be, and who is in it"),)


def main() -> int:
    """Run the steps that were asked for, telling how far they are and what they cost."""
    wishes = sys.argv[1:]
    if wishes not in ([], ["bundle"], ["sbom"]):
        sys.exit("usage: package.py [bundle | sbom]")
    steps = {"bundle": bundle_steps, "sbom": sbom_steps}.get((wishes or [""])[0], all_steps)()
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch())
    os.environ["PYTHONHASHSEED"] = "0"
    began = time.monotonic()
    for number, (title, step) in enumerate(steps, 1):
        print(f"[{number}/{len(steps)}] {title}", flush=True)
        start = time.monotonic()
        step()
        print(f"      done in {time.monotonic() - start:.0f} s", flush=True)
    spent = os.times()
    cpu = spent.user + spent.system + spent.children_user + spent.children_system
    print(f"Built in {time.monotonic() - began:.0f} s, {cpu:.0f} s of CPU.")
    if not wishes:
        for file in sorted(DIST.iterdir()):
            print(f"{file.stat().st_size / 1e6:8.1f} MB  {file}")
    return 0


Step = tuple[str, Callable[[], None]]


def bundle_steps() -> list[Step]:
    """What every system can do for itself."""
    steps: list[Step] = [("Licences of everything inside", write_licences)]
    if sys.platform in WRAPPED_ICONS:
        steps.append(("Icon and version", write_program_data))
    steps.append(("Bundle (a minute or two)", build_bundle))
    if sys.platform == "linux":
        steps.append(("What it needs of the system", check_closure))
    return steps


def sbom_steps() -> list[Step]:
    """The list of parts and the checksums of what lies in dist/ already."""
    return [("List of parts (SBOM)", write_sbom), ("Checksums", write_checksums)]


def all_steps() -> list[Step]:
    """The whole of it, on Linux."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        sys.exit("Packages are built on Linux on x86-64; `bundle` is for the other systems.")
    return [
        *bundle_steps(),
        ("Icons, menu entry, manual page", write_tree),
        (".deb and .rpm (some minutes)", build_packages),
        ("Tarball (a minute or two)", build_tarball),
        *sbom_steps(),
    ]


def epoch() -> int:
    """The moment that all files bear: SOURCE_DATE_EPOCH, else that of the last commit."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def maintainer() -> str:
    """Who answers for the packages: MARQUEE_MAINTAINER, else whoever made the last commit."""
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ae"]
    given = os.environ.get("MARQUEE_MAINTAINER")
    if given:
        return given
    address = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return f"The Marquee maintainers <{address}>"


# ----------------------------------------------------------------------------------------- steps


def write_licences() -> None:
    """Put every licence into one folder, and into one page; the bundle takes both along."""
    folder = WORK / "licences"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "licences", folder)
    put(folder / "licences.html", notices.page(__version__))


def write_program_data() -> None:
    """What Windows and macOS keep inside the program itself."""
    icons.write_wrapped(WORK / WRAPPED_ICONS[sys.platform])
    if sys.platform == "win32":
        sys.path.insert(0, str(ROOT / "packaging" / "windows"))
        from version import resource

        for name in ("marquee", "marquee-cli"):
            put(WORK / f"{name}.version.txt", resource(name, __version__))


def build_bundle() -> None:
    """Freeze Marquee into one folder."""
    log = WORK / "pyinstaller.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "PyInstaller", "-y", "--log-level", "INFO"]
    command += ["--distpath", str(BUNDLE.parent), "--workpath", str(WORK / "pyinstaller")]
    with log.open("w", encoding="utf-8") as stream:
        done = subprocess.run(
            [*command, str(ROOT / "packaging" / "marquee.spec")],
            stdout=stream,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        print("\n".join(log.read_text(encoding="utf-8").splitlines()[-25:]))
        sys.exit(f"PyInstaller has failed; all it said is in {log}.")
    for line in log.read_text(encoding="utf-8").splitlines():
        if line.startswith("Left out"):
            print(f"      {line}")
    if sys.platform == "linux":
        strip_and_set_modes()
    age(BUNDLE)
    print(f"      {size_of(BUNDLE) / 1e6:.0f} MB in {BUNDLE}")


def strip_and_set_modes() -> None:
    """Python without its symbols, and nothing to be run but what is a program."""
    for library in (BUNDLE / "_internal").glob("libpython*.so*"):
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    for path in BUNDLE.rglob("*"):
        if path.is_file() and not path.is_symlink():
            program = path == BUNDLE / "marquee" or path.parent.name == "libexec"
            path.chmod(0o755 if program and path.suffix != ".conf" else 0o644)


def check_closure() -> None:
    """Stop where a library is missing; else note what the packages depend on."""
    found = closure_of(BUNDLE)
    if found.missing:
        sys.exit("The bundle lacks libraries: " + "; ".join(found.missing))
    put(WORK / "closure.json", json.dumps(vars(found), indent=2) + "\n")
    print(
        f"      {found.elf_files} programs and libraries, {len(found.debian)} Debian packages, "
        f"glibc {found.newest_glibc} or newer"
    )


def write_tree() -> None:
    """Everything that lies in /usr/share."""
    shutil.rmtree(TREE, ignore_errors=True)
    share, doc = TREE / "share", TREE / "share" / "doc" / NAME
    for name, place in (
        (f"{ID}.desktop", "applications"),
        (f"{ID}.metainfo.xml", "metainfo"),
    ):
        put(share / place / name, filled(LINUX / name))
    put(share / "mime" / "packages" / f"{ID}.xml", filled(LINUX / f"{ID}.mime.xml"))
    put_gzip(share / "man" / "man1" / "marquee.1.gz", filled(LINUX / "marquee.1"))
    put(doc / "copyright", filled(LINUX / "copyright"))
    shutil.copy(WORK / "licences" / "licences.html", doc / "licences.html")
    put_gzip(doc / "changelog.gz", debian_changelog())
    put(share / "lintian" / "overrides" / NAME, filled(LINUX / "lintian-overrides"))
    icons.write_theme(share / "icons" / "hicolor")
    for path in TREE.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    age(TREE)


def build_packages() -> None:
    """The .deb and the .rpm, from one description."""
    DIST.mkdir(exist_ok=True)
    for old in DIST.iterdir():
        old.unlink()
    found = Closure(**json.loads((WORK / "closure.json").read_text(encoding="utf-8")))
    config = WORK / "nfpm.json"  # which is YAML, too
    put(config, json.dumps(nfpm_description(found), indent=2) + "\n")
    nfpm = Path(sys.executable).with_name("nfpm")
    for kind in ("deb", "rpm"):
        subprocess.run(
            [str(nfpm), "package", "-f", str(config), "-p", kind, "-t", f"{DIST}/"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    for deb in DIST.glob("*.deb"):
        compress_deb(deb)


def compress_deb(deb: Path) -> None:
    """Compress the files in a .deb on both cores, which nfpm leaves as they are.

    A .deb is an `ar` archive of three members. With zstd, which nfpm is quick at, Debian's own
    checks call it malformed.
    """
    members = read_ar(deb)
    plain = members.pop("data.tar")
    packed = subprocess.run(XZ, input=plain, capture_output=True, check=True)
    members["data.tar.xz"] = packed.stdout
    with deb.open("wb") as stream:
        stream.write(AR)
        for name, data in members.items():
            head = f"{name:<16}{epoch():<12}{0:<6}{0:<6}{'100644':<8}{len(data):<10}`\n"
            stream.write(head.encode("ascii") + data + b"\n" * (len(data) % 2))


def read_ar(file: Path) -> dict[str, bytes]:
    """The members of an `ar` archive, in their order."""
    data = file.read_bytes()
    if not data.startswith(AR):
        sys.exit(f"{file} is no .deb.")
    members: dict[str, bytes] = {}
    at = len(AR)
    while at < len(data):
        head = data[at : at + 60].decode("ascii")
        size = int(head[48:58])
        members[head[:16].strip().rstrip("/")] = data[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    return members


def nfpm_description(found: Closure) -> dict[str, object]:
    """What nfpm wants to know."""
    # Debian's caches look after themselves; there it is AppArmor that wants to be told.
    told = {"postinstall": str(LINUX / "postinst.sh"), "postremove": str(LINUX / "postrm.sh")}
    refreshed = {name: str(LINUX / "refresh.sh") for name in told}
    mtime = datetime.fromtimestamp(epoch(), UTC).isoformat().replace("+00:00", "Z")
    return {
        "name": NAME,
        "arch": "amd64",
        "platform": "linux",
        "version": os.environ.get("MARQUEE_PACKAGE_VERSION", __version__),
        "version_schema": "none",
        "section": "editors",
        "priority": "optional",
        "maintainer": maintainer(),
        "vendor": "The Marquee maintainers",
        "description": f"{SUMMARY}\n{LONG}",
        "license": "MIT",
        "mtime": mtime,
        "umask": 0o22,
        "contents": [
            {"src": str(BUNDLE), "dst": "/usr/lib/marquee", "type": "tree"},
            {"src": "../lib/marquee/marquee", "dst": "/usr/bin/marquee", "type": "symlink"},
            {"src": str(TREE / "share"), "dst": "/usr/share", "type": "tree"},
            {
                "src": str(LINUX / "apparmor"),
                "dst": "/usr/share/marquee-desk/apparmor",
                "file_info": {"mode": 0o644},
                "packager": "deb",
            },
        ],
        "overrides": {
            "deb": {
                "depends": list(found.debian),
                "recommends": ["xdg-utils"],
                "scripts": told,
            },
            "rpm": {
                "depends": list(found.rpm),
                "recommends": ["xdg-utils"],
                "scripts": refreshed,
            },
        },
        "deb": {"compression": "none"},
        "rpm": {
            "compression": "gzip:1" if QUICK else "zstd:19",
            "group": "Applications/Editors",
            "summary": SUMMARY,
        },
    }


LONG = """\
Marquee is a desktop writing tool for people who write about films and
series. One writes Markdown on the left, sees the finished page on the
right, and keeps the production's cast and images beside it.
.
Finished articles go out as a web page or as Markdown, for WordPress,
Ghost, Hugo and others. Everything works offline."""


def build_tarball() -> None:
    """The bundle for systems without .deb and .rpm: runs unpacked, or installs for one user."""
    name = f"marquee-{__version__}-linux-x86_64"
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    subprocess.run(["cp", "-a", "--link", str(BUNDLE), str(folder / "marquee-program")], check=True)
    shutil.copytree(TREE / "share", folder / "share")
    shutil.rmtree(folder / "share" / "lintian")
    (folder / "share" / "doc" / NAME / "changelog.gz").unlink()
    (folder / "marquee").symlink_to("marquee-program/marquee")
    shutil.copy(LINUX / "install.sh", folder / "install.sh")
    (folder / "install.sh").chmod(0o755)
    shutil.copy(ROOT / "LICENSE", folder / "LICENSE")
    found = Closure(**json.loads((WORK / "closure.json").read_text(encoding="utf-8")))
    put(folder / "README", README.format(version=__version__, glibc=found.newest_glibc))
    tar = [
        *("tar", "--create", "--sort=name", f"--mtime=@{epoch()}", "--owner=0", "--group=0"),
        *("--numeric-owner", "--format=gnu", "--directory", str(WORK), name),
    ]
    target = DIST / f"{name}.tar.xz"
    with target.open("wb") as stream, subprocess.Popen(tar, stdout=subprocess.PIPE) as packed:
        subprocess.run(XZ, stdin=packed.stdout, stdout=stream, check=True)
    if packed.returncode:
        sys.exit("tar has failed.")


README = """\
Marquee {version} for Linux on x86-64 (glibc {glibc} or newer).

./marquee          starts it right here
./install.sh       puts it into your menu, for you alone; --remove takes it away
./install.sh --system   does the same for everybody, as root

Needed of the system are the libraries of a usual desktop; `./marquee --self-test` tells whether
all is there. Licences: share/doc/marquee-desk/licences.html.
"""


def write_sbom() -> None:
    """CycloneDX: what is in the packages, and nothing of what only built them."""
    made = WORK / "environment.json"
    command = [
        sys.executable,
        "-m",
        "cyclonedx_py",
        "environment",
        "--of",
        "JSON",
        "--output-reproducible",
    ]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), "-o", str(made), sys.executable]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    bom = json.loads(made.read_text(encoding="utf-8"))
    inside = set(notices.runtime_packages())
    components = [
        part
        for part in bom["components"]
        if part["name"].lower().replace("_", "-").replace(".", "-") in inside
    ]
    if len(components) != len(inside):
        sys.exit(f"The SBOM has {len(components)} of {len(inside)} Python packages.")
    components += other_components()
    refs = {part["bom-ref"] for part in components}
    own = bom["metadata"]["component"]
    own |= {"version": __version__, "type": "application"}
    bom["components"] = components
    bom["dependencies"] = [
        {"ref": own["bom-ref"], "dependsOn": sorted(refs)},
        *(
            {**entry, "dependsOn": [ref for ref in entry.get("dependsOn", []) if ref in refs]}
            for entry in bom["dependencies"]
            if entry["ref"] in refs
        ),
    ]
    text = json.dumps(bom, indent=2, ensure_ascii=False) + "\n"
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)
    put(DIST / f"marquee-{__version__}-{system}.cdx.json", text)
    print(f"      {len(components)} parts")


def other_components() -> list[dict[str, object]]:
    """What is inside and no package of Python's: Python, Qt, Chromium, SQLite, fonts and so on."""
    versions = "import pysqlite3; print(pysqlite3.sqlite_version); "
    versions += "from PySide6.QtWebEngineCore import qWebEngineChromiumVersion as c; print(c())"
    said = subprocess.run(
        [sys.executable, "-c", versions], capture_output=True, text=True, check=True
    ).stdout.split()
    qt = distribution("pyside6").version
    found = [
        ("Qt", qt, "LGPL-3.0-only", f"pkg:generic/qt@{qt}"),
        ("Chromium in Qt WebEngine", said[1], "BSD-3-Clause", f"pkg:generic/chromium@{said[1]}"),
        ("SQLite", said[0], "blessing", f"pkg:generic/sqlite@{said[0]}"),
    ]
    found += [
        (part.name, part.version, part.licence, part.purl)
        for part in notices.notices()
        if not part.purl.startswith("pkg:pypi/")
    ]
    return [
        {
            "type": "library",
            "bom-ref": purl or f"marquee:{name}",
            "name": name,
            **({"version": version} if version else {}),
            "licenses": [{"license": {"name": licence}}],
            **({"purl": purl} if purl else {}),
        }
        for name, version, licence, purl in found
    ]


def write_checksums() -> None:
    """SHA256SUMS, as `sha256sum -c` reads it."""
    lines = []
    for file in sorted(DIST.iterdir()):
        if file.name != "SHA256SUMS":
            with file.open("rb") as stream:
                lines.append(f"{hashlib.file_digest(stream, 'sha256').hexdigest()}  {file.name}\n")
    put(DIST / "SHA256SUMS", "".join(lines))


# --------------------------------------------------------------------------------------- helpers


def filled(file: Path) -> str:
    """A file of ours with version and day in their places."""
    day = datetime.fromtimestamp(epoch(), UTC).date().isoformat()
    text = file.read_text(encoding="utf-8").replace("@WEB@", on_the_web())
    return text.replace("@VERSION@", __version__).replace("@DATE@", day)


def on_the_web() -> str:
    """Homepage and pictures for AppStream, which takes nothing but addresses.

    MARQUEE_HOMEPAGE and MARQUEE_PICTURES (where docs/images lies) say them; the release does.
    """
    homepage, pictures = (os.environ.get(f"MARQUEE_{n}", "") for n in ("HOMEPAGE", "PICTURES"))
    lines = [f'  <url type="homepage">{homepage}</url>'] if homepage else []
    if pictures:
        lines.append("  <screenshots>")
        for number, (name, caption) in enumerate(SCREENSHOTS):
            kind = ' type="default"' if not number else ""
            lines.append(f"    <screenshot{kind}>")
            lines.append(f"      <caption>{caption}</caption>")
            lines.append(f"      <image>{pictures}/{name}</image>")
            lines.append("    </screenshot>")
        lines.append("  </screenshots>")
    return "".join(f"{line}\n" for line in lines)


def debian_changelog() -> str:
    """Debian's form of saying which version this is; what is new stands in CHANGELOG.md."""
    day = format_datetime(datetime.fromtimestamp(epoch(), UTC))
    version = os.environ.get("MARQUEE_PACKAGE_VERSION", __version__)
    return (
        f"{NAME} ({version}) stable; urgency=medium\n\n"
        f"  * Marquee {__version__}.\n\n -- {maintainer()}  {day}\n"
    )


def put(path: Path, text: str) -> None:
    """Write a text file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def put_gzip(path: Path, text: str) -> None:
    """Write a compressed file that is the same at every build."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


def age(folder: Path) -> None:
    """Give all files the one moment."""
    moment = epoch()
    links = os.utime not in os.supports_follow_symlinks
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (moment, moment), follow_symlinks=links)


def size_of(folder: Path) -> int:
    """The bytes in a folder, each file once."""
    return sum(path.lstat().st_size for path in folder.rglob("*") if not path.is_dir())


if __name__ == "__main__":
    sys.exit(main())
