"""The staff screen's pages as they look on a busy evening, in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hardware.printer.document import CodeKind
from kiosk.devices.layout.answer import answer_line
from kiosk.devices.layout.cardwords import card_name
from kiosk.devices.layout.sheet import Sheet
from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.health import Part, PartHealth, Trouble, Verdict
from kiosk.domain.order import OrderState
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobState, Proof
from kiosk.i18n import Translators
from kiosk.presenters.staff.acts import StaffSetting
from kiosk.presenters.staff.pages import page_of, wrong_pin
from kiosk.presenters.staff.state import At, Place
from kiosk.presenters.staff.views import StaffView
from kiosk.services.stafflook import Glasses, OpenOrder, RackPager, StaffLook, TrialPrint

NOW = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)
WORDS = Translators()
SHEET = Sheet(columns=48, code=CodeKind.QR, zone=UTC)

GLASSES = (
    (Glasses("negroni", "Negroni", 1),),
    (Glasses("negroni", "Negroni", 2), Glasses("americano", "Americano", 1)),
)
INGREDIENTS = ("Gin", "Campari", "Vermut rosso", "Lime", "Acqua tonica", "Amaro della casa")
DRINKS = ("Negroni", "Americano", "Chinotto", "Spritz al Select", "Acqua tonica")


def _order(
    number: int, state: OrderState, minutes: int, *, pager: int | None, cents: int
) -> OpenOrder:
    placed = NOW - timedelta(minutes=minutes)
    return OpenOrder(f"k{number}", number, state, placed, placed, pager, cents, GLASSES[number % 2])


ORDERS = (
    _order(40, OrderState.READY, 19, pager=7, cents=900),
    _order(41, OrderState.PLACED, 12, pager=11, cents=2750),
    _order(42, OrderState.PLACED, 4, pager=None, cents=0),
    *(_order(number, OrderState.PLACED, 3, pager=None, cents=900) for number in range(43, 50)),
    _order(39, OrderState.COLLECTED, 25, pager=3, cents=0),
)
GOODS = (
    *((Goods(GoodsKind.INGREDIENT, name.lower()), name) for name in INGREDIENTS),
    *((Goods(GoodsKind.DRINK, name.lower()), name) for name in DRINKS),
)
LOOK = StaffLook(
    at=NOW,
    orders=ORDERS,
    goods=GOODS,
    gone=frozenset({GOODS[3][0], GOODS[7][0]}),
    pagers=(
        RackPager(3, PagerState.FREE),
        RackPager(5, PagerState.MISSING),
        RackPager(7, PagerState.OUT, 40),
        RackPager(9, PagerState.HELD),
        RackPager(11, PagerState.OUT, 41),
    ),
    trials=(
        TrialPrint("bar", JobState.PRINTED, Proof.CONFIRMED),
        TrialPrint("receipt", JobState.UNCERTAIN),
    ),
    scanned_at=NOW - timedelta(minutes=3),
    is_paused=True,
    is_day_open=True,
)
PARTS = (
    PartHealth(Part.BAR, Verdict.WORKS),
    PartHealth(Part.STANDBY, Verdict.WORKS, near_end=True),
    PartHealth(Part.RECEIPT, Verdict.FAILS, (Trouble.NO_PROOF,)),
    PartHealth(Part.PAGERS, Verdict.WORKS),
    PartHealth(Part.SCANNER, Verdict.UNKNOWN, (Trouble.NOT_ASKED,)),
    PartHealth(Part.DATABASE, Verdict.WORKS),
    PartHealth(Part.PROGRAM, Verdict.WORKS),
)


def setting(language: str) -> StaffSetting:
    """The staff read this language."""
    words = WORDS.for_language(language)
    return StaffSetting(
        language=language,
        words=words,
        card_names={card: card_name(card, words) for card in Card},
        say=lambda line: answer_line(line, words, SHEET),
    )


PLACES: Mapping[str, At] = {
    "staff-pad": At(Place.PAD, typed="4829"),
    "staff-orders": At(Place.ORDERS, LOOK),
    "staff-nobody": At(Place.ORDERS, replace(LOOK, orders=())),
    "staff-blind": At(Place.ORDERS, LOOK, is_blind=True),
    "staff-ready": At(Place.ORDER, LOOK, "k40"),
    "staff-placed": At(
        Place.ORDER,
        LOOK,
        "k41",
        sure_of=f"card {Card.CANNOT_MAKE}",
        note="41 · annulla: non si può fare",
    ),
    "staff-part": At(Place.ORDER, LOOK, "k41", meant=("negroni", "americano")),
    "staff-paid": At(Place.ORDER, LOOK, "k42"),
    "staff-gone": At(Place.ORDER, LOOK, "k12"),
    "staff-collected": At(Place.ORDER, LOOK, "k39"),
    "staff-number": At(Place.NUMBER, LOOK, typed="42"),
    "staff-evening": At(Place.EVENING, LOOK, sure_of=f"card {Card.CLOSE}", note="chiudi"),
    "staff-goods": At(Place.GOODS, LOOK),
    "staff-devices": At(Place.DEVICES, LOOK),
}


def every_view(language: str) -> dict[str, StaffView]:
    """Each page, and the keypad after a wrong PIN."""
    said = setting(language)
    views = {name: page_of(said, at, PARTS).view for name, at in PLACES.items()}
    for name, seconds in (("staff-wrong", 4), ("staff-locked", 300)):
        at = At(Place.PAD, note=wrong_pin(said, seconds), is_refusal=True, until=1.0)
        views[name] = page_of(said, at, PARTS).view
    longest = said.say(AnswerLine(AnswerWord.MISFIT, card=Card.NOT_PAID))
    for place in (Place.ORDER, Place.NUMBER):
        at = At(place, LOOK, "k41", note=longest, is_refusal=True)
        views[f"staff-refused-{place}"] = page_of(said, at, PARTS).view
    return views
