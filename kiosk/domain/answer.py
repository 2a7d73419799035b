"""What is said on paper of a scan where a ring is not enough: data only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.cards import Card
from kiosk.domain.health import Part, Trouble
from kiosk.domain.order import OrderState


class AnswerWord(StrEnum):
    """What a printed answer to a scan says."""

    ALREADY = "already"  # 42 collected 23:20
    NOT_OURS = "not ours"
    UNKNOWN_ORDER = "unknown order"
    OTHER_DAY = "other day"
    NOISE = "noise"
    PAGER_NOT_CALLED = "pager not called"
    COUNTED_OFFLINE = "counted offline"
    COPIES_EXHAUSTED = "copies exhausted"
    NOT_SAVED = "not saved"
    PART_LOST = "part lost"
    PAPER_NEAR_END = "paper near its end"
    NOT_HELD = "not held"
    PAGER_BACK = "pager back"
    STANDBY_PRINTS = "standby prints"
    BAR_PRINTS = "bar prints again"
    HELP_SEEN = "help seen"
    HELP_OVER = "help over"
    CARD_DONE = "card done"
    TWO_CARDS = "two cards"
    CARD_HEARD = "card heard"
    SECOND_STEP = "second step"
    TOO_SOON = "too soon"
    CARD_GIVEN_UP = "card given up"
    MISFIT = "misfit"
    NO_PAGER = "no pager"
    CALLED_OFTEN = "called often"
    NO_TICKET = "no ticket"
    GIVE_BACK = "give back"
    NOT_PAUSED = "not paused"
    NO_CALL = "no call"
    NOT_SOLD_OUT = "not sold out"
    NOT_ON_MENU = "not on the menu"
    NO_FREE_PAGER = "no free pager"
    PAGER_INSTEAD = "pager instead"
    PAGER_LOST = "pager lost"
    NOT_MISSING = "not missing"
    TAKE = "take"
    CLOSED_ALREADY = "closed already"
    NO_DAY = "no day"


@dataclass(frozen=True)
class AnswerLine:
    """One line of an answer; equal lines are counted."""

    word: AnswerWord
    number: int | None = None
    pager: int | None = None
    state: OrderState | None = None
    at: datetime | None = None
    part: Part | None = None
    trouble: Trouble | None = None
    card: Card | None = None
    goods: str = ""
    cents: int | None = None
    count: int = 1


@dataclass(frozen=True)
class Answer:
    """The short paper that answers scans where a ring is not enough."""

    lines: tuple[AnswerLine, ...]
