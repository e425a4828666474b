"""The .msi for managed machines: for everybody on the computer, silently where that is asked.

wixl reads a description in XML, written here from what lies in the bundle. Each file is a component
whose id comes from its name, so that an upgrade knows what is the same and what has gone.
"""

from __future__ import annotations

import subprocess
import uuid
import xml.etree.ElementTree as ET
from hashlib import sha256
from typing import TYPE_CHECKING

from version import COMPANY, numbers

if TYPE_CHECKING:
    from pathlib import Path

# Never to be changed: by it an upgrade finds what it replaces.
FAMILY = uuid.UUID("5b0b6f3e-6d1c-4f0b-9a63-2f6a9d9b7c41")
PROGRAM = "marquee.exe"
# Chromium makes this folder where it runs as administrator; nobody has put it there to be removed.
_MADE_LATER = "_internal/PySide6/resources/locales"
_WIX = "http://schemas.microsoft.com/wix/2006/wi"
_COMMAND = '"[INSTALLDIR]marquee.exe" "%1"'
_CLASSES = "Software\\Classes"
# The hand-over file is Marquee's; for Markdown it is offered and takes nothing away.
_REGISTRY = (
    (f"{_CLASSES}\\.marquee", "", "Marquee.Article"),
    (f"{_CLASSES}\\.marquee", "Content Type", "application/x-marquee"),
    (f"{_CLASSES}\\Marquee.Article", "", "Marquee article"),
    (f"{_CLASSES}\\Marquee.Article\\DefaultIcon", "", f"[INSTALLDIR]{PROGRAM},0"),
    (f"{_CLASSES}\\Marquee.Article\\shell\\open\\command", "", _COMMAND),
    (f"{_CLASSES}\\.md\\OpenWithProgids", "Marquee.Markdown", ""),
    (f"{_CLASSES}\\Marquee.Markdown", "", "Markdown text"),
    (f"{_CLASSES}\\Marquee.Markdown\\shell\\open\\command", "", _COMMAND),
)


def write(bundle: Path, target: Path, version: str) -> None:
    """Make the .msi of a bundle."""
    source = target.with_suffix(".wxs")
    ET.ElementTree(described(bundle, version)).write(source, "utf-8", xml_declaration=True)
    # wixl looks for files beside the description, and takes no other places.
    nearby = source.with_name("bundle")
    nearby.symlink_to(bundle)
    try:
        command = ["wixl", "--arch", "x64", "-D", "Win64=yes", "-o", str(target), source.name]
        subprocess.run(command, check=True, cwd=source.parent)
    finally:
        nearby.unlink()
    source.unlink()


def described(bundle: Path, version: str) -> ET.Element:
    """What wixl wants to know."""
    root = ET.Element("Wix", xmlns=_WIX)
    product = _add(
        root,
        "Product",
        Id="*",
        Name="Marquee",
        Language="1033",
        Codepage="1252",
        Version=".".join(map(str, numbers(version))),
        Manufacturer=COMPANY,
        UpgradeCode=str(FAMILY).upper(),
    )
    _add(
        product,
        "Package",
        InstallerVersion="500",
        Compressed="yes",
        InstallScope="perMachine",
        Description="Marquee: write about films and series",
        Manufacturer=COMPANY,
    )
    _add(product, "MajorUpgrade", DowngradeErrorMessage="A newer Marquee is installed already.")
    _add(product, "Media", Id="1", Cabinet="marquee.cab", EmbedCab="yes")
    _add(product, "Icon", Id="marquee.ico", SourceFile="bundle/_internal/marquee.ico")
    _add(product, "Property", Id="ARPPRODUCTICON", Value="marquee.ico")
    _add(product, "Property", Id="ARPNOMODIFY", Value="1")
    top = _add(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    programs = _add(top, "Directory", Id="ProgramFiles64Folder")
    folder = _add(programs, "Directory", Id="INSTALLDIR", Name="Marquee")
    components = [*_files(folder, bundle, bundle), _registered(folder)]
    menu = _add(top, "Directory", Id="ProgramMenuFolder")
    components.append(_shortcut(menu))
    feature = _add(product, "Feature", Id="Program", Title="Marquee", Level="1")
    for name in components:
        _add(feature, "ComponentRef", Id=name)
    return root


def _files(parent: ET.Element, folder: Path, bundle: Path) -> list[str]:
    made: list[str] = []
    for path in sorted(folder.iterdir()):
        place = path.relative_to(bundle).as_posix()
        if place == _MADE_LATER:
            continue
        if path.is_dir():
            inner = _add(parent, "Directory", Id=_id("d", place), Name=path.name)
            made += _files(inner, path, bundle)
            if place == _MADE_LATER.rpartition("/")[0]:
                made.append(_emptied(inner, _MADE_LATER))
            continue
        component = _component(parent, _id("c", place), place)
        source = f"bundle/{place}"
        _add(component, "File", Id=_id("f", place), Name=path.name, Source=source, KeyPath="yes")
        made.append(_id("c", place))
    return made


def _emptied(parent: ET.Element, place: str) -> str:
    """What removes a folder that is made later."""
    inner = _add(parent, "Directory", Id=_id("d", place), Name=place.rpartition("/")[2])
    component = _component(inner, "Emptied", place)
    _add(component, "RemoveFolder", Id="EmptiedFolder", On="uninstall")
    words = {"Root": "HKLM", "Key": "Software\\Marquee", "Name": "Emptied", "Type": "integer"}
    _add(component, "RegistryValue", Value="1", KeyPath="yes", **words)
    return "Emptied"


def _registered(parent: ET.Element) -> str:
    component = _component(parent, "Registered", "registered")
    for index, (key, name, value) in enumerate(_REGISTRY):
        words = {"Root": "HKLM", "Key": key, "Type": "string", "Value": value}
        if name:
            words["Name"] = name
        if not index:
            words["KeyPath"] = "yes"
        _add(component, "RegistryValue", **words)
    return "Registered"


def _shortcut(parent: ET.Element) -> str:
    component = _component(parent, "InMenu", "in menu")
    _add(
        component,
        "Shortcut",
        Id="MenuEntry",
        Name="Marquee",
        Description="Write about films and series",
        Target=f"[INSTALLDIR]{PROGRAM}",
        WorkingDirectory="INSTALLDIR",
        Icon="marquee.ico",
    )
    words = {"Root": "HKLM", "Key": "Software\\Marquee", "Name": "InMenu", "Type": "integer"}
    _add(component, "RegistryValue", Value="1", KeyPath="yes", **words)
    return "InMenu"


def _component(parent: ET.Element, name: str, place: str) -> ET.Element:
    guid = str(uuid.uuid5(FAMILY, place)).upper()
    return _add(parent, "Component", Id=name, Guid=guid, Win64="yes")


def _id(kind: str, place: str) -> str:
    return f"{kind}{sha256(place.encode()).hexdigest()[:24]}"


def _add(parent: ET.Element, tag: str, **words: str) -> ET.Element:
    return ET.SubElement(parent, tag, words)
