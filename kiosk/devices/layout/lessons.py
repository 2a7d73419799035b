"""What a new bartender must know before his first ticket, to lie first among the cards."""

from __future__ import annotations

from hardware.printer.commands import BellForm
from kiosk.devices.layout.words import Words
from kiosk.domain.cardsheet import Lesson

_COUNTS_ONLY = frozenset({BellForm.ESC_A_48, BellForm.ESC_A_97})
"""Bells whose command has no length: the second step is two rings."""


def has_long_ring(bell: str) -> bool:
    """Whether this bell's second step is one long ring; else it is two."""
    return BellForm(bell) not in _COUNTS_ONLY


def lessons(words: Words, *, bell: str) -> tuple[Lesson, ...]:
    """What to do with a ticket, and what this bell's rings say.

    ``bell`` is the bar printer's, as configured; without one all answers are printed.
    """
    ticket = Lesson(
        words.tr("The ticket"),
        (
            words.tr("Drink made: scan its ticket. The guest is called."),
            words.tr(
                "Drink handed over: scan the ticket again. What was to pay counts as paid in cash."
            ),
            words.tr("For all else: first the card, then the ticket."),
        ),
    )
    return (ticket,) if BellForm(bell) is BellForm.NONE else (ticket, _rings(words, bell))


def _rings(words: Words, bell: str) -> Lesson:
    second_step = (
        words.tr("one long ring: do the second step")
        if has_long_ring(bell)
        else words.tr("two rings: do the second step")
    )
    return Lesson(
        words.tr("The bell"),
        (
            words.tr("one short ring: understood"),
            second_step,
            words.tr("three rings: refused"),
            words.tr("five rings: somebody wants help"),
        ),
    )
