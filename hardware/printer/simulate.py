"""A virtual printer for a person at a terminal: it shows its paper and obeys typed words."""

import os
import select
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import TextIO

from hardware.printer.paper import Page
from hardware.printer.plaintext import to_text
from hardware.printer.profile import load_profile
from hardware.printer.virtual import Manner, Moment, VirtualPrinter
from hardware.printer.virtual_world import Answers
from hardware.ptyport import PtyPort

_LOOK_S = 0.2  # how often the end is looked for while nobody types
_PICTURE_SCALE = 2


def run_virtual_printer(
    link: Path,
    *,
    columns_mm: int,
    baud: int | None,
    out: Path | None,
    pictures: bool = True,
    answers: Answers,
    commands: TextIO,
    output: TextIO,
    stop: threading.Event,
) -> None:
    """Be a printer at `link` until `stop` is set.

    `columns_mm` is the paper's width, 80 or 58. Each page is written to `output` as text and,
    with `out`, to `page-001.txt` and so on there, and with `pictures` (the better part of a
    second each) to `page-001.png`; all bytes go to `paper.bin`. Lines from
    `commands` (`paper-out`, `cover-open` ...) do to it what the world does, at once or at the
    next moment of a paper (`unplug@cut`); their end changes nothing. Raises OSError where `link`
    or `out` cannot be written, HardwareError for a width there is no paper of.
    """
    profile = load_profile(f"generic-{columns_mm}")
    if out:
        out.mkdir(parents=True, exist_ok=True)
    show = _Show(output, out, pictures=pictures)
    record = out / "paper.bin" if out else None
    with (
        PtyPort(link, baud=baud) as cable,
        VirtualPrinter(
            cable, profile=profile, answers=answers, on_page=show.page, record=record
        ) as printer,
    ):
        show.say(f"virtual {profile.name} printer at {cable.path}")
        verbs = _verbs(printer, cable)
        for word in _typed(commands, stop):
            show.say(_do(word, verbs, printer))
        stop.wait()


class _Show:
    """Shows pages and messages, from the printer's thread and ours."""

    def __init__(self, output: TextIO, out: Path | None, *, pictures: bool) -> None:
        self._output = output
        self._out = out
        self._pictures = pictures
        self._numbers = count(1)
        self._lock = threading.Lock()

    def say(self, text: str) -> None:
        with self._lock:
            self._output.write(f"{text}\n")
            self._output.flush()

    def page(self, page: Page) -> None:
        text = to_text(page).rstrip("\n")
        if self._out:
            self._keep(page, text, self._out / f"page-{next(self._numbers):03}.txt")
        self.say(text)

    def _keep(self, page: Page, text: str, file: Path) -> None:
        if self._pictures:
            from hardware.printer.render import render_page  # noqa: PLC0415 - needs Pillow

            render_page(page, scale=_PICTURE_SCALE).save(file.with_suffix(".png"))
        file.write_text(f"{text}\n", encoding="utf-8")


def _verbs(printer: VirtualPrinter, cable: PtyPort) -> dict[str, Callable[[], None]]:
    manners = {manner.value: partial(printer.behave, manner) for manner in Manner}
    return {
        "paper-out": printer.take_paper_out,
        "paper-in": printer.put_paper_in,
        "near-end": printer.near_end,
        "cover-open": printer.open_cover,
        "cover-close": printer.close_cover,
        "cutter-jam": printer.jam_cutter,
        "cutter-clear": printer.clear_jam,
        "stall": printer.stall,
        "resume": printer.resume,
        "power-cycle": printer.power_cycle,
        "unplug": cable.unplug,
        "replug": cable.replug,
        **manners,
    }


def _do(word: str, verbs: dict[str, Callable[[], None]], printer: VirtualPrinter) -> str:
    name, at, moment = word.partition("@")
    verb = verbs.get(name)
    if verb is None or (at and moment not in tuple(Moment)):
        return f"{word}? I know: {', '.join(verbs)}; each also @{', @'.join(Moment)}"
    if at:
        printer.at(Moment(moment), verb)
    else:
        verb()
    return f"{word}: done"


def _typed(commands: TextIO, stop: threading.Event) -> Iterator[str]:
    """The words that are typed, until there are no more or `stop` is set."""
    lines = _lines_of_file(commands) if _descriptor(commands) is None else _lines(commands, stop)
    yield from (line.strip() for line in lines if line.strip() and not stop.is_set())


def _lines_of_file(commands: TextIO) -> Iterator[str]:
    yield from commands


def _lines(commands: TextIO, stop: threading.Event) -> Iterator[str]:
    # Read from the descriptor, with a poll: a blocked readline could not be ended.
    descriptor = commands.fileno()
    if _belongs_to_another(descriptor):
        return
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    waiting = b""
    while not stop.is_set():
        if not poll.poll(_LOOK_S * 1000):
            continue
        data = os.read(descriptor, 4096)
        if not data:
            break
        *whole, waiting = (waiting + data).split(b"\n")
        yield from (line.decode("utf-8", "replace") for line in whole)
    yield waiting.decode("utf-8", "replace")


def _descriptor(commands: TextIO) -> int | None:
    try:
        return commands.fileno()
    except OSError:  # a file in memory has none
        return None


def _belongs_to_another(descriptor: int) -> bool:
    """A terminal whose foreground is another program: reading from it would suspend us."""
    return os.isatty(descriptor) and os.tcgetpgrp(descriptor) != os.getpgrp()
