"""The devices of the campaign: programs of their own that write down what really reached them.

``python -m tests.crash.wires printer|base LINK JOURNAL BAUD``. They outlive the kiosk. Lines of
standard input are what the world does to them. A printer can also be the place where the power
fails: after a number of bytes of paper, or when a page is cut and not yet confirmed.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from hardware.pager.virtual import Fault, HeardCall, VirtualPagerBase
from hardware.printer.paper import Page
from hardware.printer.profile import load_profile
from hardware.printer.virtual import VirtualPrinter
from hardware.ptyport import PtyPort
from tests.crash.journal import Journal

_QUESTIONS = re.compile(rb"(?:\x10\x04.)*", re.DOTALL)


class Lightning:
    """The printer's end of the cable, and the power failure that waits there.

    The bytes that the computer had on its way are lost with it. A Transport for the printer.
    """

    def __init__(self, cable: PtyPort, journal: Journal) -> None:
        self.name = cable.name
        self._cable = cable
        self._journal = journal
        self._victim = 0
        self._left: int | None = None
        self._at_page = False

    def strike_after(self, count: str, victim: str) -> None:
        """Kill the victim when so many bytes of paper have come (questions do not count)."""
        self._victim, self._left = int(victim), int(count)

    def strike_at_page(self, victim: str) -> None:
        """Kill the victim when a page is cut, before the printer confirms it."""
        self._victim, self._at_page = int(victim), True

    def forget(self) -> None:
        """No lightning."""
        self._left, self._at_page = None, False

    def page_was_cut(self) -> None:
        """Strike if that was waited for."""
        if self._at_page:
            self._strike()

    def read(self, limit: int) -> bytes:
        """What has come, never past the byte at which the lightning strikes."""
        left = self._left
        data = self._cable.read(limit if left is None else min(limit, max(1, left)))
        if left is None or _QUESTIONS.fullmatch(data):
            return data
        self._left = left - len(data)
        if self._left <= 0:
            self._strike()
        return data

    def write(self, data: bytes) -> None:
        self._cable.write(data)

    def cancel_read(self) -> None:
        self._cable.cancel_read()

    def close(self) -> None:
        self._cable.close()

    def _strike(self) -> None:
        self.forget()
        with suppress(ProcessLookupError):
            os.kill(self._victim, signal.SIGKILL)
        self._cable.unplug()
        self._cable.replug()
        self._journal.write("lightning")


def be_a_printer(link: Path, journal: Journal, *, baud: int) -> None:
    """A printer whose every cut page is noted before it confirms it."""
    with PtyPort(link, baud=baud) as cable:
        lightning = Lightning(cable, journal)

        def on_page(page: Page) -> None:
            codes = [code.data for code in page.codes]
            journal.write("page", lines=page.lines, codes=codes, cut=page.edge)
            lightning.page_was_cut()

        profile = load_profile("generic-80")
        with VirtualPrinter(lightning, profile=profile, on_page=on_page) as printer:
            verbs = {
                "paper-out": printer.take_paper_out,
                "paper-in": printer.put_paper_in,
                "cover-open": printer.open_cover,
                "cover-close": printer.close_cover,
                "power-cycle": printer.power_cycle,
                "stall": printer.stall,
                "resume": printer.resume,
                "unplug": cable.unplug,
                "replug": cable.replug,
                "strike-after": lightning.strike_after,
                "strike-at-page": lightning.strike_at_page,
                "forget": lightning.forget,
                "fragment": lambda: journal.write("fragment", lines=printer.current.lines),
            }
            for line in sys.stdin:
                verb, *values = line.split()
                verbs[verb](*values)
                journal.write("done", verb=verb)


def be_a_pager_base(link: Path, journal: Journal, *, baud: int) -> None:
    """A pager base that notes every frame and every call."""

    def on_call(call: HeardCall) -> None:
        journal.write("call", address=call.address, accepted=call.accepted)

    with (
        PtyPort(link, baud=baud) as cable,
        VirtualPagerBase(
            cable, on_call=on_call, on_line=lambda line: journal.write("frame", line=line)
        ) as base,
    ):
        verbs = {
            "silent": partial(base.next_fault, Fault.parse("silent")),
            "nak-always": partial(base.next_fault, Fault.parse("nak-always")),
            "late": partial(base.next_fault, Fault.parse("late")),
            "off": base.switch_off,
            "on": base.switch_on,
            "unplug": cable.unplug,
            "replug": cable.replug,
        }
        for line in sys.stdin:
            verbs[line.strip()]()
            journal.write("done", verb=line.strip())


def main(kind: str, link: str, journal_file: str, baud: str) -> None:
    """Be a device until standard input ends."""
    journal = Journal(Path(journal_file))
    be = {"printer": be_a_printer, "base": be_a_pager_base}[kind]
    be(Path(link), journal, baud=int(baud))


if __name__ == "__main__":
    main(*sys.argv[1:])
