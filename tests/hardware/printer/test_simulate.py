"""The virtual printer at a terminal: it shows its paper and obeys what is typed."""

import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest
from PIL import Image

from hardware.errors import HardwareError
from hardware.printer.simulate import run_virtual_printer
from hardware.printer.virtual import Answers
from hardware.transport import SerialSettings, Transport, open_serial

WAIT_S = 30.0


class Screen(io.StringIO):
    """A terminal that can be waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._written = threading.Condition()

    def write(self, text: str) -> int:
        with self._written:
            self._written.notify_all()
            return super().write(text)

    def wait_for(self, text: str) -> None:
        with self._written:
            assert self._written.wait_for(lambda: text in self.getvalue(), WAIT_S), self.getvalue()


@contextmanager
def simulated(
    link: Path, commands: TextIO, *, out: Path | None = None, columns_mm: int = 80
) -> Iterator[tuple[Screen, Transport]]:
    screen, stop = Screen(), threading.Event()
    thread = threading.Thread(
        target=run_virtual_printer,
        args=(link,),
        kwargs={
            "columns_mm": columns_mm,
            "baud": None,
            "out": out,
            "answers": Answers(),
            "commands": commands,
            "output": screen,
            "stop": stop,
        },
    )
    thread.start()
    try:
        screen.wait_for(str(link))
        settings = SerialSettings(str(link), 38400)
        near = open_serial(settings, read_timeout_s=WAIT_S, write_timeout_s=1.0)
        try:
            yield screen, near
        finally:
            near.close()
    finally:
        stop.set()
        thread.join(WAIT_S)
    assert not thread.is_alive()
    assert not link.exists()


def test_pages_are_shown_and_kept(tmp_path: Path):
    out = tmp_path / "out"
    with simulated(tmp_path / "printer", io.StringIO(), out=out, columns_mm=58) as (screen, near):
        near.write(b"Negroni\n\x1dV\x42\x00\x1dr\x01")
        assert near.read(1) == b"\x00"
        screen.wait_for("│Negroni                         │")
    assert (out / "paper.bin").read_bytes() == b"Negroni\n\x1dV\x42\x00\x1dr\x01"
    assert "│Negroni" in (out / "page-001.txt").read_text(encoding="utf-8")
    with Image.open(out / "page-001.png") as picture:
        assert picture.width == (464 + 56) * 2


def test_typed_words_do_what_the_world_does(tmp_path: Path):
    reading, writing = os.pipe()
    with (
        os.fdopen(reading) as commands,
        os.fdopen(writing, "wb", buffering=0) as keyboard,
        simulated(tmp_path / "printer", commands) as (screen, near),
    ):
        keyboard.write(b"paper-out\npaper-")
        screen.wait_for("paper-out: done")
        near.write(b"\x10\x04\x04")
        assert near.read(1).hex() == "7e"
        keyboard.write(b"in\nfax\n")
        screen.wait_for("fax? I know: paper-out, paper-in")
        near.write(b"\x10\x04\x04")
        assert near.read(1).hex() == "12"


def test_the_end_of_the_commands_is_not_the_end_of_the_printer(tmp_path: Path):
    with (
        Path(os.devnull).open() as nothing,
        simulated(tmp_path / "printer", nothing) as (_, near),
    ):
        near.write(b"\x10\x04\x01")
        assert near.read(1).hex() == "12"


def test_there_is_paper_of_two_widths_only(tmp_path: Path):
    with pytest.raises(HardwareError, match="generic-70"):
        run_virtual_printer(
            tmp_path / "printer",
            columns_mm=70,
            baud=None,
            out=None,
            answers=Answers(),
            commands=io.StringIO(),
            output=io.StringIO(),
            stop=threading.Event(),
        )
