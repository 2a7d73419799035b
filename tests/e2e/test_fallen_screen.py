"""Whatever falls in the screen: the closed picture, every order kept, and a fresh process."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.command import KIOSK, PATIENCE_S, environment
from tests.e2e.conftest import SCANNER, Place
from tests.e2e.devices import ROOT, code_of, is_copy
from tests.e2e.waiting import until

SIZE = "540x960"


class Told:
    """What a kiosk wrote down in each of its lives."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def words(self, life: int) -> list[str]:
        """What it saw in this life."""
        return [words for number, _, words in self._rows() if number == str(life)]

    @property
    def processes(self) -> set[str]:
        return {pid for _, pid, _ in self._rows()}

    def _rows(self) -> list[list[str]]:
        if not self._file.exists():
            return []
        return [line.split(" ", 2) for line in self._file.read_text().splitlines()]


class Fallen:
    """A kiosk whose screen falls, in a process of its own."""

    def __init__(self, place: Place, folder: Path, *how: str) -> None:
        self.told = Told(folder / "notes.txt")
        self._said = folder / "said.txt"
        with self._said.open("w") as said:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "tests.e2e.fallen_kiosk"),
                    *(str(place.config_file), str(folder / "notes.txt"), *how),
                ],
                cwd=ROOT,
                env=environment(SDL_VIDEODRIVER="offscreen"),
                stderr=said,
            )

    @property
    def said(self) -> str:
        return self._said.read_text()


@contextmanager
def fallen(place: Place, folder: Path, *how: str) -> Iterator[Fallen]:
    kiosk = Fallen(place, folder, *how)
    try:
        yield kiosk
    finally:
        kiosk.process.kill()
        kiosk.process.wait()


@pytest.mark.parametrize("how", ["touch", "timer", "drawing", "rule"])
def test_a_screen_that_falls_is_covered_and_the_kiosk_begins_again(
    place: Place, tmp_path: Path, how: str
):
    place.plug_in_printer()
    with fallen(place, tmp_path, how) as it:
        assert it.process.wait(PATIENCE_S) == 0, it.said
        assert it.told.words(1) == ["begins", "closed picture"]
        assert it.told.words(2) == ["begins", "open", "played None"]
        assert len(it.told.processes) == 1  # systemd watches the same process all the time
        assert it.said.count("Traceback") == 1
        assert "the screen fell" in it.said


@pytest.mark.parametrize("how", ["order", "answer"])
def test_an_order_on_its_way_when_the_screen_falls_is_placed_once_and_its_number_shown_first(
    place: Place, tmp_path: Path, how: str
):
    bar = place.plug_in_printer()
    with fallen(place, tmp_path, how) as it:
        assert it.process.wait(PATIENCE_S) == 0, it.said
        assert it.told.words(1) == ["begins", "closed picture"]
        assert it.told.words(2) == ["begins", "number 1", "played None"]
    (order,) = place.listed("orders")  # nobody touched anything in the second life
    assert order["shown_at"] is not None
    assert [is_copy(ticket) for ticket in bar.tickets] == [False]
    (job,) = place.listed("jobs")
    assert (job["state"], job["attempts"]) == ("printed", 1)


@pytest.mark.slow
def test_a_screen_that_falls_every_time_stays_closed_and_the_bar_works_on(
    place: Place, tmp_path: Path
):
    place.configure(SCANNER)
    bar, scanner = place.plug_in_printer(), place.plug_in_scanner()
    with place.window() as window:
        window.order_a_negroni()
        window.until(lambda: bar.tickets, "the ticket")
        window.next_guest()
    with fallen(place, tmp_path, "timer", "often") as it:
        until(lambda: "closed picture" in it.told.words(4), "the fourth fall", within=PATIENCE_S)
        (ticket,) = bar.tickets

        def is_ready() -> bool:
            return bool(place.listed("orders")[0]["state"] == "ready")

        for _ in range(
            5
        ):  # a port that is just being opened may drop one, a young kiosk ignores it
            scanner.tell(code_of(ticket))
            with suppress(AssertionError):
                until(is_ready, "the scan behind the closed picture", within=5)
                break
        assert is_ready()
        assert it.told.words(5) == []
        assert "the window stays closed for 300 s" in it.said
        it.process.send_signal(signal.SIGTERM)
        assert it.process.wait(PATIENCE_S) == 0


def test_systemd_hears_of_the_start_the_life_and_the_end(place: Place, tmp_path: Path):
    place.plug_in_printer()
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(PATIENCE_S)
        process = subprocess.Popen(
            [KIOSK, "run", "--size", SIZE, "--config", place.config_file],
            env=environment(
                SDL_VIDEODRIVER="offscreen",
                NOTIFY_SOCKET=str(tmp_path / "notify"),
                WATCHDOG_USEC="400000",
            ),
            stderr=subprocess.PIPE,
            text=True,
        )
        heard: list[str] = []

        def hear(*words: str) -> None:
            while not set(words) <= set(heard):
                heard.append(ear.recv(4096).decode())

        try:
            hear("READY=1", "WATCHDOG=1", "STATUS=open")
            assert "STOPPING=1" not in heard
            process.send_signal(signal.SIGTERM)
            hear("STOPPING=1")
            assert process.wait(PATIENCE_S) == 0
        finally:
            process.kill()
            _, said = process.communicate()
    assert "Traceback" not in said
