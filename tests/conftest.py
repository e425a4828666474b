"""What every test stands on: Qt without a screen, and hypothesis without a clock."""

from __future__ import annotations

import os
import sys

# Before the first Qt import: no screen, and Chromium's own sandbox cannot run as root.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(os, "geteuid") and os.geteuid() == 0:
    os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")


from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from desktop_app.resources import Resources, find_resources
from tests.faults.figures import pytest_terminal_summary  # noqa: F401 - the table at the end
from tests.longest_first import pytest_collection_modifyitems  # noqa: F401 - the order

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.application import Application

settings.register_profile(
    "ours", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ours")
sys.setswitchinterval(0.0005)


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The application is Marquee's own, in every test."""
    from desktop_app.ui.application import Application

    return Application


@pytest.fixture(scope="session")
def resources() -> Resources:
    """The checkout's own resources."""
    return find_resources()


@pytest.fixture(scope="session")
def samples(resources: Resources) -> Path:
    """The folder with the sample articles, casts and pictures."""
    return resources.path("samples")
