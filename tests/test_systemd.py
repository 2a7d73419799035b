"""What systemd hears, on a real socket; and what it is given to read."""

from __future__ import annotations

import configparser
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.assets import asset
from kiosk.systemd import Notifier


class Ear:
    """The end of the socket at which systemd sits."""

    def __init__(self, name: str) -> None:
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(name)
        self.socket.settimeout(10.0)

    def hear(self) -> str:
        return self.socket.recv(4096).decode()


@pytest.fixture(params=["path", "abstract"])
def ear(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Ear, str]]:
    if request.param == "path":
        told = bound = str(tmp_path / "notify")
    else:
        told, bound = f"@kiosk-test-{os.getpid()}", f"\0kiosk-test-{os.getpid()}"
    ear = Ear(bound)
    yield ear, told
    ear.socket.close()


def test_systemd_hears_each_state_as_one_datagram(ear: tuple[Ear, str]) -> None:
    notifier = Notifier({"NOTIFY_SOCKET": ear[1]})
    notifier.ready()
    notifier.alive()
    notifier.status("open\nREADY=0")
    notifier.stopping()
    heard = [ear[0].hear() for _ in range(4)]
    assert heard == ["READY=1", "WATCHDOG=1", "STATUS=open READY=0", "STOPPING=1"]


@pytest.mark.parametrize("name", ["", "vsock:2:9999", "/nowhere/at/all"])
def test_nobody_who_listens_is_no_trouble(name: str) -> None:
    Notifier({"NOTIFY_SOCKET": name}).ready()
    Notifier({}).ready()


@pytest.mark.parametrize(
    ("environ", "seconds"),
    [
        ({"WATCHDOG_USEC": "30000000"}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}, 30.0),
        ({"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"}, None),
        ({"WATCHDOG_USEC": "0"}, None),
        ({"WATCHDOG_USEC": "soon"}, None),
        ({}, None),
    ],
)
def test_the_watchdog_is_ours_or_it_is_none(environ: dict[str, str], seconds: float | None) -> None:
    assert Notifier({"NOTIFY_SOCKET": "/run/x", **environ}).watchdog_s == seconds


def test_without_a_socket_there_is_no_watchdog() -> None:
    assert Notifier({"WATCHDOG_USEC": "30000000"}).watchdog_s is None


@pytest.fixture
def unit() -> configparser.ConfigParser:
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]
    parsed.read(asset("system", "kiosk.service"))
    return parsed


def test_the_service_is_watched_and_always_begun_again(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    assert (service["Type"], service["NotifyAccess"], service["Restart"]) == (
        "notify",
        "main",
        "always",
    )
    assert int(service["WatchdogSec"]) > 0
    assert float(service["RestartSec"]) > 0
    assert set(service["SupplementaryGroups"].split()) == {
        "dialout",
        "video",
        "render",
        "input",
        "audio",
    }
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"


def test_systemd_itself_understands_the_service(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not installed; the test above reads the file by itself")
    text = asset("system", "kiosk.service").read_text(encoding="utf-8")
    program = shutil.which("true")
    text = text.replace("/opt/kiosk/bin/kiosk", str(program))
    text = text.replace("User=kiosk", "User=daemon")
    (tmp_path / "kiosk.service").write_text(text, encoding="utf-8")
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", tmp_path / "kiosk.service"],
        capture_output=True,
        text=True,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "kiosk.service" in line]
    assert ours == []
