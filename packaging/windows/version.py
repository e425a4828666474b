"""The version resource of Marquee's programs: what Explorer shows under Properties, Details."""

from __future__ import annotations

import re

COMPANY = "The Marquee maintainers"
WHAT = {
    "marquee": "Marquee",
    "marquee-cli": "Marquee on the command line",
}
_TEMPLATE = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers},
    mask=0x3F, flags={flags}, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([StringTable("080904B0", [
      StringStruct("CompanyName", "{company}"),
      StringStruct("FileDescription", "{what}"),
      StringStruct("FileVersion", "{version}"),
      StringStruct("InternalName", "{name}"),
      StringStruct("LegalCopyright", "\\u00a9 2026 {company}. MIT licence."),
      StringStruct("OriginalFilename", "{name}.exe"),
      StringStruct("ProductName", "Marquee"),
      StringStruct("ProductVersion", "{version}"),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0809, 1200])]),
  ]
)
"""


def numbers(version: str) -> tuple[int, int, int, int]:
    """Windows' four numbers: 0.1.0 is 0, 1, 0, 0; what follows the three is not among them."""
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", version)
    if found is None:
        raise ValueError(f"{version} has not three numbers.")
    major, minor, patch = (int(part) for part in found.groups())
    return major, minor, patch, 0


def resource(name: str, version: str) -> str:
    """The description that PyInstaller reads."""
    released = re.fullmatch(r"[\d.]+", version) is not None
    return _TEMPLATE.format(
        name=name,
        what=WHAT[name],
        company=COMPANY,
        version=version,
        numbers=numbers(version),
        flags=0 if released else 0x2,  # VS_FF_PRERELEASE
    )
