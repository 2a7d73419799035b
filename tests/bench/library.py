"""The same ticket as one would print it with python-escpos alone."""

from __future__ import annotations

from typing import Protocol

from hardware.printer.escpos_library import load_escpos
from tests.bench.wire import BAUD


class Printer(Protocol):
    """What is used of python-escpos' printer."""

    def set_with_default(self, **style: object) -> None: ...
    def textln(self, txt: str) -> None: ...


_CODE = "T1XX2.1.K2XR"


def print_with_library(port: str) -> None:
    """Open, print, close. The words, sizes and code of our ticket for one Negroni.

    ``dsrdtr`` must be off for a pseudo terminal; the QR code is the printer's own, not a picture.
    """
    printer = load_escpos(None).printer.Serial(port, baudrate=BAUD, dsrdtr=False, timeout=2)
    try:
        _number(printer)
        printer.set_with_default(double_height=True)
        printer.textln("19:30".ljust(41) + "1 drink")
        printer.set_with_default()
        printer.textln("=" * 48)
        _large(printer, "1 Negroni")
        printer.set_with_default()
        printer.textln("-" * 48)
        _large(printer, "pager 2".ljust(22) + "IT")
        _large(printer, "DA PAGARE".ljust(18) + "€ 9,00", invert=True)
        _large(printer, "CHIEDI DOCUMENTO", invert=True)
        printer.set_with_default(align="center")
        printer.qr(_CODE, native=True, size=6)
        _number(printer)
        printer.cut(mode="PART")
    finally:
        printer.close()


def _large(printer: Printer, text: str, *, invert: bool = False) -> None:
    printer.set_with_default(double_height=True, double_width=True, invert=invert)
    printer.textln(text)


def _number(printer: Printer) -> None:
    printer.set_with_default(custom_size=True, width=8, height=8, align="center")
    printer.textln("2")
