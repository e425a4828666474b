"""Where exports go: a folder of their own, or a site that holds other things as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from desktop_app.errors import TargetError, TargetExistsError
from desktop_app.exporters.base import put_text
from desktop_app.services.site_tree import MANIFEST, digests, files_of, manifest_text, put_tree
from desktop_app.store.files import replace_folder, target_error

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.exporters.base import ExportJob, Progress

# What older exports put into their folders, which had no manifest.
_ENTRIES = frozenset({"index.html", "index.md"})
_OURS = _ENTRIES | {"style.css", "images"}


class Place(Protocol):
    """Where an export goes. What is written lies whole in a scratch folder beside it first."""

    target: Path
    last_step: tuple[str, int, int]  # what the progress says before `put`

    def site_of(self, job: ExportJob) -> str:
        """The article whose files change places in a site; "" where a whole folder does."""

    def sign(self, scratch: Path, job: ExportJob, entry: str) -> None:
        """Add to the files what tells later that they are of an export, where it goes with them."""

    def put(self, scratch: Path, job: ExportJob, entry: str, tell: Progress) -> None:
        """Put what was written in its place, or raise and leave what was there."""


class OwnFolder:
    """A folder that the export is alone in."""

    last_step = ("Finishing", 1, 1)

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self._overwrite = overwrite
        self.target = _usable(target, overwrite=overwrite)

    def site_of(self, _job: ExportJob) -> str:
        """None: the folder is replaced as a whole."""
        return ""

    def sign(self, scratch: Path, job: ExportJob, entry: str) -> None:
        """The manifest lies in the folder."""
        put_text(scratch / MANIFEST, manifest_text(job.profile.key, entry, digests(scratch)))

    def put(self, scratch: Path, _job: ExportJob, _entry: str, _tell: Progress) -> None:
        """Put the folder in the place of an earlier one."""
        _usable(self.target, overwrite=self._overwrite)  # it may have come meanwhile
        replace_folder(scratch, self.target)


class SiteFolder:
    """A site, in which an export has files among others."""

    last_step = ("Writing into the site", 0, 1)

    def __init__(self, target: Path, *, overwrite: bool) -> None:
        self._overwrite = overwrite
        self.target = _site(target)

    def site_of(self, job: ExportJob) -> str:
        """The article itself."""
        return job.slug

    def sign(self, scratch: Path, job: ExportJob, entry: str) -> None:
        """Nothing: the site has a manifest for each article, which is written with its files."""

    def put(self, scratch: Path, job: ExportJob, entry: str, tell: Progress) -> None:
        """Put the files among those of the site."""
        put_tree(
            scratch, self.target, job.slug, job.profile.key, entry, tell, overwrite=self._overwrite
        )


def _usable(target: Path, *, overwrite: bool) -> Path:
    """The folder to write, by its full path; raises TargetError where it must not be written."""
    target = target.absolute()
    try:
        if target.is_symlink():
            target = target.resolve()
        if not target.exists():
            return target
        if not target.is_dir():
            raise TargetError(f"{target} is a file, not a folder.", "Choose another name.")
        inside = {path.name for path in target.iterdir()}
    except OSError as error:
        raise target_error(error, target) from error
    if inside and not overwrite:
        raise TargetExistsError(f"{target} exists already.", "Replace it, or choose another name.")
    ours = files_of(target / MANIFEST)
    if ours:
        there = {
            path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()
        }
        strange = bool(there - ours.keys() - {MANIFEST})
    else:
        strange = not inside <= _OURS or not inside & _ENTRIES
    if inside and strange:
        raise TargetError(
            f"{target} holds files that are not from an export.", "Choose another folder."
        )
    return target


def _site(target: Path) -> Path:
    """The site's folder by its full path; raises TargetError where it is none."""
    target = target.absolute()
    try:
        if target.exists() and not target.is_dir():
            raise TargetError(f"{target} is a file, not a folder.", "Choose the site’s folder.")
    except OSError as error:
        raise target_error(error, target) from error
    return target
