"""The cards about the evening: pause, ten minutes more, go on, help is coming."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.help import code_counts
from kiosk.domain.pause import Pause, PauseWhy, end_pause, is_on, ten_minutes_more
from kiosk.ports import Records
from kiosk.services.cards.deed import Heard, Said, refused, understood


def pause(records: Records, said: Said) -> Heard:
    """No orders until *go on*; a pause of some minutes becomes one without an end."""
    _put(records, said, Pause(PauseWhy.CARD, said.at))
    return understood()


def ten_minutes(records: Records, said: Said) -> Heard:
    """No orders for ten minutes, or for ten more."""
    before = records.pauses.open()
    after = ten_minutes_more(before, said.at)
    if before is not None and is_on(before, said.at):
        records.pauses.update(after)
    else:
        _put(records, said, after)
    return understood()


def resume(records: Records, said: Said) -> Heard:
    """Orders are taken again."""
    running = records.pauses.open()
    if running is None or not is_on(running, said.at):
        return refused(AnswerLine(AnswerWord.NOT_PAUSED))
    records.pauses.update(end_pause(running, said.at))
    return understood()


def help_comes(records: Records, said: Said) -> Heard:
    """The youngest call was seen; its guest reads it at once."""
    request = records.help.last()
    if request is None or request.seen_at is not None or not code_counts(request, said.at):
        return refused(AnswerLine(AnswerWord.NO_CALL))
    records.help.update(replace(request, seen_at=said.at))
    return understood()


def _put(records: Records, said: Said, new: Pause) -> None:
    """End the one that is open, in whatever state, and begin another."""
    before = records.pauses.open()
    if before is not None:
        records.pauses.update(end_pause(before, said.at))
    records.pauses.begin(new)
