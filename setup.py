"""Puts the resources into the wheel; everything else is said in pyproject.toml."""

from pathlib import Path
from shutil import copytree

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithResources(build_py):
    """Copies resources/ to desktop_app/_resources in the wheel."""

    def run(self) -> None:
        """Build the modules, then add the resources; a checkout reads them where they are."""
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib) / "desktop_app" / "_resources"
            copytree("resources", target, dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithResources})
