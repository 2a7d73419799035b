"""The codes on the bartender's papers: short, keyed, and each paper its own.

``T<day><number>.<paper>.<check>`` on tickets, ``P<number>.<check>`` for a pager that is held,
``H<count>.<check>`` for a guest who called for help, ``C<word>.<check>`` on a card,
``G<name>.<check>`` for what can run out, its name a digest: capital letters, digits and dots
only, so that every scanner reads it in every keyboard setting.
``day`` is three base-36 characters counted from :data:`EPOCH`; the check is four base-32
characters of an HMAC, so that a guessed code or one read in half does nothing. A pager's check
also covers since when it is held, and a call's when it was made: the code of an earlier time does
nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from kiosk.domain.cards import Card, Goods

EPOCH = date(2020, 1, 1)
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHECK_LENGTH = 4
_TICKET = re.compile(
    r"T(?P<day>[0-9A-Z]{3})(?P<number>[0-9]{1,3})\.(?P<paper>[0-9]{1,3})\.(?P<check>[A-Z2-7]{4})"
)
_PAGER = re.compile(r"P(?P<number>[0-9]{1,5})\.(?P<check>[A-Z2-7]{4})")
_HELP = re.compile(r"H(?P<count>[0-9]{1,9})\.(?P<check>[A-Z2-7]{4})")
_CARD = re.compile(r"C(?P<word>[A-Z]{1,10})\.(?P<check>[A-Z2-7]{4})")
_GOODS = re.compile(r"G(?P<name>[A-Z2-7]{6})\.(?P<check>[A-Z2-7]{4})")
_NAME_LENGTH = 6
_SHAPE = re.compile(r"[TCPHG][0-9A-Z]{1,12}(\.[0-9A-Z]{1,8}){0,2}")


@dataclass(frozen=True)
class TicketCode:
    """What a ticket's code says: the business day, the order's number, which paper of it."""

    day: date
    number: int
    paper: int


def ticket_code(code: TicketCode, secret: bytes) -> str:
    """The text printed on one paper. ``secret`` is the window's own, kept in its database."""
    body = f"T{_base36(code.day)}{code.number}.{code.paper}"
    return f"{body}.{_check(body, secret)}"


def read_ticket_code(text: str, secret: bytes) -> TicketCode | None:
    """What a scanned text means, or None if it is no code of this window's tickets."""
    found = _TICKET.fullmatch(text)
    if found is None:
        return None
    body = text.rpartition(".")[0]
    if not hmac.compare_digest(found["check"], _check(body, secret)):
        return None
    day = EPOCH + timedelta(days=int(found["day"], 36))
    return TicketCode(day, int(found["number"]), int(found["paper"]))


def pager_code(number: int, held_since: datetime, secret: bytes) -> str:
    """The text that gives a held pager back to the rack when it is scanned."""
    body = f"P{number}"
    return f"{body}.{_check(f'{body} {held_since.astimezone(UTC).isoformat()}', secret)}"


def pager_named(text: str) -> int | None:
    """Which pager a scanned text is about, if it is a pager's code at all; proves nothing."""
    found = _PAGER.fullmatch(text)
    return None if found is None else int(found["number"])


def frees_pager(text: str, number: int, *, held_since: datetime, secret: bytes) -> bool:
    """The scanned text is the code printed for this pager since it is held."""
    return hmac.compare_digest(text.encode(), pager_code(number, held_since, secret).encode())


def help_code(count: int, asked_at: datetime, secret: bytes) -> str:
    """The text the bartender scans to tell a guest that he has seen her call."""
    body = f"H{count}"
    return f"{body}.{_check(f'{body} {asked_at.astimezone(UTC).isoformat()}', secret)}"


def help_named(text: str) -> int | None:
    """Which call for help a scanned text is about, if it is such a code; proves nothing."""
    found = _HELP.fullmatch(text)
    return None if found is None else int(found["count"])


def answers_help(text: str, count: int, *, asked_at: datetime, secret: bytes) -> bool:
    """The scanned text is the code printed for this call."""
    return hmac.compare_digest(text.encode(), help_code(count, asked_at, secret).encode())


def card_code(card: Card, secret: bytes) -> str:
    """The text printed on a card. It holds as long as the window keeps its secret."""
    body = f"C{card.value}"
    return f"{body}.{_check(body, secret)}"


def read_card_code(text: str, secret: bytes) -> Card | None:
    """The card a scanned text is, or None if it is none of this window's."""
    found = _CARD.fullmatch(text)
    if found is None or found["word"] not in set(Card):
        return None
    card = Card(found["word"])
    return card if hmac.compare_digest(text, card_code(card, secret)) else None


def goods_code(goods: Goods, secret: bytes) -> str:
    """The text that names an ingredient or a drink on the sheet of what can run out."""
    digest = hashlib.sha256(f"{goods.kind} {goods.name}".encode()).digest()
    body = f"G{base64.b32encode(digest).decode('ascii')[:_NAME_LENGTH]}"
    return f"{body}.{_check(body, secret)}"


def read_goods_code(text: str, known: Iterable[Goods], secret: bytes) -> Goods | None:
    """Which of the known goods a scanned text names, or None."""
    if _GOODS.fullmatch(text) is None:
        return None
    named = (each for each in known if hmac.compare_digest(text, goods_code(each, secret)))
    return next(named, None)


def is_goods_code(text: str, secret: bytes) -> bool:
    """It names something that can run out, on a sheet of this window's; proves not that it is
    still on the menu.
    """
    body, _, check = text.rpartition(".")
    is_whole = _GOODS.fullmatch(text) is not None
    return is_whole and hmac.compare_digest(check, _check(body, secret))


def is_card_shaped(text: str) -> bool:
    """Whether a text is a card's or a thing's code by its letters; proves nothing."""
    return _CARD.fullmatch(text) is not None or _GOODS.fullmatch(text) is not None


def has_code_shape(text: str) -> bool:
    """It looks like one of our codes, whole or torn, rather than like noise."""
    return _SHAPE.fullmatch(text) is not None


def _base36(day: date) -> str:
    value = (day - EPOCH).days
    if not 0 <= value < 36**3:
        raise ValueError(f"{day} is outside the codes' range, which begins on {EPOCH}")
    digits = ""
    for _ in range(3):
        value, digit = divmod(value, 36)
        digits = _DIGITS[digit] + digits
    return digits


def _check(body: str, secret: bytes) -> str:
    digest = hmac.new(secret, body.encode("ascii"), hashlib.sha256).digest()
    return base64.b32encode(digest).decode("ascii")[:_CHECK_LENGTH]
