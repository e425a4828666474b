from __future__ import annotations

import sys

import pytest

from desktop_app.ui.preview.environment import (
    BACKEND,
    FLAGS,
    NO_SANDBOX,
    configure_environment,
    has_gpu,
    web_engine_problem,
)

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own rules")


NO_NETWORK = '--host-resolver-rules="MAP * ~NOTFOUND"'


def test_without_a_card_it_paints_in_software() -> None:
    environ = {FLAGS: "--mute-audio"}
    assert not configure_environment(environ, gpu_present=lambda _: False)
    flags = f"--mute-audio {NO_NETWORK} --disable-gpu"
    assert environ == {FLAGS: flags, BACKEND: "software"}
    configure_environment(environ, gpu_present=lambda _: True)
    assert environ[FLAGS] == flags


def test_with_a_card_it_leaves_things_as_they_are() -> None:
    environ: dict[str, str] = {}
    assert configure_environment(environ, gpu_present=lambda _: True)
    assert configure_environment(environ, "gpu", gpu_present=lambda _: False)
    assert environ == {FLAGS: NO_NETWORK}


def test_the_setting_decides_over_the_card() -> None:
    environ: dict[str, str] = {}
    assert not configure_environment(environ, "software", gpu_present=lambda _: True)
    assert environ[BACKEND] == "software"


@LINUX
def test_a_card_is_a_render_node_that_may_be_used(tmp_path) -> None:
    assert not has_gpu({}, tmp_path)
    (tmp_path / "renderD128").touch()
    assert has_gpu({}, tmp_path)
    assert not has_gpu({"QT_QPA_PLATFORM": "offscreen"}, tmp_path)
    assert not has_gpu({"SSH_CONNECTION": "a b"}, tmp_path)


@LINUX
@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, None),
        ({"/proc/sys/user/max_user_namespaces": "0"}, "sandbox"),
        ({"/proc/sys/kernel/unprivileged_userns_clone": "0"}, "sandbox"),
        ({"/proc/sys/kernel/unprivileged_userns_clone": "1"}, None),
        ({"/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1"}, "sandbox"),
        (
            {
                "/proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1",
                "/proc/self/attr/current": "marquee (unconfined)",
            },
            None,
        ),
    ],
)
def test_chromium_is_not_started_where_it_would_end_the_program(files, reason) -> None:
    def read(path: str) -> str:
        return str(files.get(path, ""))

    assert web_engine_problem({}, user=1000, read=read) == reason
    assert web_engine_problem({}, user=0, read=read) == "root"
    assert web_engine_problem({NO_SANDBOX: "1"}, user=0, read=read) is None
    assert web_engine_problem({NO_SANDBOX: "0"}, user=0, read=read) == "root"
