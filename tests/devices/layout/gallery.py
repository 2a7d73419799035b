"""The papers whose pictures are kept; `python -m tests.devices.layout.gallery` draws them."""

from __future__ import annotations

from pathlib import Path

from hardware.printer.plaintext import to_text
from kiosk.domain.papers import Paper
from tests.devices.layout.reminders import REMINDER
from tests.devices.layout.shortages import SHORTAGE, UNTIL_TOMORROW
from tests.devices.papers import (
    CANCELLED,
    HELP,
    HELP_WITHOUT_NUMBER,
    LATE_COPY,
    NARROW_ROLL,
    ONE_DRINK,
    RECEIPT_EN,
    RECEIPT_IT,
    RECEIPT_WITHOUT,
    RESTORED,
    WIDE_ROLL,
    WITHOUT,
    printed,
)

PICTURES = Path(__file__).with_name("pictures")
PAPERS: dict[str, Paper] = {
    "ticket-one-drink": ONE_DRINK,
    "ticket-late-copy": LATE_COPY,
    "ticket-cancelled": CANCELLED,
    "ticket-without": WITHOUT,
    "restored": RESTORED,
    "reminder": REMINDER,
    "shortage": SHORTAGE,
    "shortage-until": UNTIL_TOMORROW,
    "help": HELP,
    "help-without-number": HELP_WITHOUT_NUMBER,
    "receipt-en": RECEIPT_EN,
    "receipt-it": RECEIPT_IT,
    "receipt-without": RECEIPT_WITHOUT,
}
ROLLS = {"80": WIDE_ROLL, "58": NARROW_ROLL}
NAMES = tuple(f"{paper}-{roll}" for paper in PAPERS for roll in ROLLS)


def draw(name: str) -> str:
    """A paper as text, with the sizes of its type in the margin."""
    paper, _, roll = name.rpartition("-")
    return to_text(printed(PAPERS[paper], ROLLS[roll]))


def kept(name: str) -> Path:
    """Where its picture is kept."""
    return PICTURES / f"{name}.txt"


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for each in NAMES:
        kept(each).write_text(draw(each), encoding="utf-8")
