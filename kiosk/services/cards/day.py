"""The cards about the business day: open, close, figures so far."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.order import Who
from kiosk.domain.pause import end_pause
from kiosk.domain.printjob import ASKED_FOR, JobKind
from kiosk.ports import Records
from kiosk.services.barpapers import queue_paper
from kiosk.services.businessday import Calendar
from kiosk.services.cards.deed import Heard, Said, refused, understood
from kiosk.services.closing import end_day, queue_closing


def open_window(records: Records, said: Said, *, calendar: Calendar) -> Heard:
    """Orders are taken from now on, whatever the hours say: a new day, or the one that is open.

    It ends a pause as well. A day whose date is over is closed with its report, but not while
    anybody of it still waits.
    """
    pause = records.pauses.open()
    if pause is not None:
        records.pauses.update(end_pause(pause, said.at))
    last = records.days.last()
    if last is not None and last.closed_at is None:
        if not calendar.is_over(last, said.at) or records.orders.open():
            records.days.update(replace(last, by_card_at=said.at))
            return understood()
        began_at = calendar.began_at(said.at)
        end_day(records, last, said.at, who=Who.BARTENDER, next_began_at=began_at)
        queue_closing(records, last, said.at)
    fresh = calendar.next_after(last, said.at)
    records.days.add(replace(fresh, by_card_at=said.at))
    return understood()


def close_window(records: Records, said: Said, *, calendar: Calendar) -> Heard:
    """No more orders until *open* or the next hours; what is open ends, the report comes out."""
    last = records.days.last()
    if calendar.is_shut(last, said.at):
        at = last.closed_at if last else None
        return refused(AnswerLine(AnswerWord.CLOSED_ALREADY, at=at))
    if last is None or last.closed_at is not None:
        # The hours have opened it, and nobody has ordered: the day begins and ends with nothing.
        last = calendar.next_after(last, said.at)
        records.days.add(last)
    end_day(records, last, said.at, who=Who.BARTENDER)
    queue_closing(records, last, said.at)
    return understood()


def figures(records: Records, said: Said) -> Heard:
    """The report without closing; of a day that is closed, its report once more."""
    last = records.days.last()
    if last is None:
        return refused(AnswerLine(AnswerWord.NO_DAY))
    queue_paper(records, JobKind.FIGURES, day=last.day, now=said.at, why=ASKED_FOR)
    return understood()
