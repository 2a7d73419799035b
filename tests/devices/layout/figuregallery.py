"""The figures whose pictures are kept; ``python -m`` this module draws them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Page
from hardware.printer.plaintext import to_text
from hardware.printer.profile import Profile
from kiosk.domain.figures import DayReport
from kiosk.i18n import Translators
from tests.devices.dayreports import (
    CLOSING,
    CORRECTED_LATER,
    CORRECTING,
    NOBODY,
    ONLY_CORRECTING,
    QUIET,
    SO_FAR,
)
from tests.devices.papers import NARROW_ROLL, WIDE_ROLL, typesetter

SHIPPED = Translators()
PICTURES = Path(__file__).with_name("pictures") / "figures"
ROLLS = {"80": WIDE_ROLL, "58": NARROW_ROLL}
REPORTS = {
    "closing": CLOSING,
    "closing-copy": replace(CLOSING, copy=True),
    "quiet": QUIET,
    "so-far": SO_FAR,
    "nobody": NOBODY,
    "correcting": CORRECTING,
    "only-correcting": ONLY_CORRECTING,
    "corrected-later": CORRECTED_LATER,
}
NAMES = tuple(f"{report}-{roll}" for report in REPORTS for roll in ROLLS)


def page_of(report: DayReport, roll: Profile, language: str = "it") -> Page:
    """A report as it lies on the bar."""
    setter = replace(typesetter(roll), words=SHIPPED.for_language, staff_language=language)
    encoder = Encoder(roll)
    data = encoder.initialise() + encoder.encode(setter.set(report))
    (page,) = read_paper(data, profile=roll).pages
    return page


def draw(name: str) -> str:
    """A report as text, with the sizes of its type in the margin."""
    report, _, roll = name.rpartition("-")
    return to_text(page_of(REPORTS[report], ROLLS[roll]))


def kept(name: str) -> Path:
    """Where its picture is kept."""
    return PICTURES / f"{name}.txt"


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for each in NAMES:
        kept(each).write_text(draw(each), encoding="utf-8")
