"""What Chromium needs to know before Qt starts, and whether it can run here at all."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping

    from desktop_app.ui.preview.view import Reason

Graphics = Literal["auto", "gpu", "software"]

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
BACKEND = "QT_QUICK_BACKEND"
NO_SANDBOX = "QTWEBENGINE_DISABLE_SANDBOX"
# A hint in a page (rel=preconnect) opens a connection that neither the policy nor the request
# interceptor gets to see. Without any address to be found, there is none to open.
_NO_NETWORK = '--host-resolver-rules="MAP * ~NOTFOUND"'
_RENDER_NODES = Path("/dev/dri")


def configure_environment(
    environ: MutableMapping[str, str],
    graphics: Graphics = "auto",
    *,
    gpu_present: Callable[[Mapping[str, str]], bool] | None = None,
) -> bool:
    """Cut Chromium off the network and choose how it paints, before QApplication is made.

    Answers whether it paints on a GPU. Without one, every key would otherwise wait for the whole
    window. What the user has set in the environment stays.
    """
    _add_flag(environ, _NO_NETWORK)
    if environ.get(BACKEND) == "software":
        gpu = False
    elif graphics == "auto":
        gpu = (gpu_present or has_gpu)(environ)
    else:
        gpu = graphics == "gpu"
    if not gpu:
        environ.setdefault(BACKEND, "software")
        _add_flag(environ, "--disable-gpu")
    return gpu


def has_gpu(environ: Mapping[str, str], nodes: Path = _RENDER_NODES) -> bool:
    """Whether there is a graphics card that this process may draw with."""
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal", "vnc"}:
        return False
    if not sys.platform.startswith("linux"):
        return True
    if environ.get("SSH_CONNECTION") and not environ.get("WAYLAND_DISPLAY"):
        return False  # the window is painted across the network
    return any(os.access(node, os.R_OK | os.W_OK) for node in nodes.glob("renderD*"))


def web_engine_problem(
    environ: Mapping[str, str],
    *,
    user: int | None = None,
    read: Callable[[str], str] | None = None,
) -> Reason | None:
    """Why Chromium would end the whole program here, or None where it can run.

    It refuses to start without its sandbox: as root, and where the system allows ordinary
    programs no name spaces of their own.
    """
    if not sys.platform.startswith("linux") or environ.get(NO_SANDBOX, "0") not in {"", "0"}:
        return None
    if (os.geteuid() if user is None else user) == 0:
        return "root"
    ask = read or _read
    if ask("/proc/sys/user/max_user_namespaces") == "0":
        return "sandbox"
    if ask("/proc/sys/kernel/unprivileged_userns_clone") == "0":
        return "sandbox"
    confined = ask("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1"
    if confined and ask("/proc/self/attr/current") in {"", "unconfined"}:
        return "sandbox"
    return None


def _add_flag(environ: MutableMapping[str, str], flag: str) -> None:
    flags = environ.get(FLAGS, "")
    if flag not in flags:
        environ[FLAGS] = f"{flags} {flag}".strip()


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="ascii", errors="replace").strip("\0 \n")
    except OSError:
        return ""
