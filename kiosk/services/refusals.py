"""What the log keeps of a refusal: the order's number and the reason, beside the time. No more.

Nothing is known of the person, and nothing is asked: no card carries a name, an age or a face.
What was scanned and refused is not written down either, only why: it may be a guest's own code.
"""

from __future__ import annotations

import logging

from kiosk.domain.answer import AnswerLine
from kiosk.domain.cards import CANCELS
from kiosk.domain.order import REFUSALS
from kiosk.services.cards.deed import Said

log = logging.getLogger(__name__)


def note_refusal(said: Said) -> None:
    """After its commit: a guest was not served, as the order's history says, too."""
    why = CANCELS.get(said.card)
    if said.order is not None and why in REFUSALS:
        log.warning("order %s refused: %s", said.order.number, why)


def note_refused_scan(line: AnswerLine) -> None:
    """A scan that did nothing, and what the bar was told."""
    if line.number is None:
        log.warning("a scan was refused: %s", line.word)
    else:
        log.warning("a scan was refused: %s, order %s", line.word, line.number)
