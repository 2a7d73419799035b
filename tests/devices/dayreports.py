"""Evenings whose figures the tests set: a full one, one that goes on, an empty one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from kiosk.domain.correction import CorrectedShare, Correction, CorrectionKind
from kiosk.domain.figures import (
    DayReport,
    Figures,
    Group,
    Late,
    MissingPager,
    Money,
    Numbers,
    PapersOut,
    Settled,
    Share,
    Sold,
    SoldOut,
    Wait,
)
from kiosk.domain.order import Why
from kiosk.domain.payment import PaymentWay

NONE = Group("", (), 0)


def at(hour: int, minute: int) -> datetime:
    """A moment of that night by the bar's clock, an hour ahead of this one."""
    day = 20 if hour >= 12 else 21
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - timedelta(hours=1)


FULL_NIGHT = Figures(
    window="43",
    day=date(2026, 11, 20),
    opened_at=at(18, 4),
    closed_at=at(2, 12),
    openings=1,
    at=at(2, 12),
    placed=Group("", tuple(n for n in range(1, 35) if n != 17), 30_250),
    collected=Group("", tuple(range(1, 28)), 25_850),
    open=NONE,
    drinks=(
        Sold("negroni", "Negroni", 14, 12_600),
        Sold("americano", "Americano della finestra con soda", 9, 7_200),
        Sold("shakerato", "Caffè shakerato", 6, 3_650),
        Sold("analcolico", "Analcolico", 4, 2_400),
    ),
    money=Money(
        handed_over_cents=25_850,
        cash_taken_cents=24_050,
        cash_given_back_cents=900,
        to_give_back_cents=800,
        ahead_cents=0,
        given_back=Group("", (21,), 900),
        to_give_back=Group("", (29,), 800),
        free=(Group("on the house", (7, 8), 1_800), Group("an apology", (19,), 800)),
        not_paid=Group("", (22,), 900),
        shares=(
            Share(Settled.CASH, 1000, 3_650, 332),
            Share(Settled.CASH, 2200, 18_700, 3_372),
            Share(Settled.FREE, 2200, 2_600, 469),
            Share(Settled.NOT_PAID, 2200, 900, 162),
        ),
    ),
    wait=Wait(timedelta(minutes=4, seconds=10), timedelta(minutes=17, seconds=45), 14),
    cancelled=(Group(Why.GUEST_LEFT, (5, 29), 1_700), Group(Why.SOLD_OUT, (31,), 900)),
    refused=(Group(Why.NO_ID, (12,), 900), Group(Why.DRUNK, (33,), 1_700)),
    not_collected=Group("", (30,), 900),
    not_made=Group("", (34,), 900),
    papers=PapersOut(late=(Late(14, 12),), twice=(9, 14), never=(34,), in_doubt=()),
    numbers=Numbers(1, 34, (17,)),
    sold_out=(SoldOut("Lime", at(22, 40), at(23, 15)), SoldOut("Campari", at(0, 50), None)),
    pagers_missing=(7, 12),
)
CLOSING = DayReport(
    FULL_NIGHT,
    pagers=(MissingPager(7, "P7.K7QD"), MissingPager(12, "P12.M4ZA")),
    chain="1f3a 9c2e 77b0 12ab 9d0e",
    chain_row=812,
)
QUIET_NIGHT = replace(
    FULL_NIGHT,
    placed=Group("", tuple(range(1, 9)), 6_800),
    collected=Group("", tuple(range(1, 9)), 6_800),
    drinks=(Sold("negroni", "Negroni", 6, 5_400), Sold("analcolico", "Analcolico", 2, 1_400)),
    money=Money(
        handed_over_cents=6_800,
        cash_taken_cents=6_800,
        cash_given_back_cents=0,
        to_give_back_cents=0,
        ahead_cents=0,
        given_back=NONE,
        to_give_back=NONE,
        free=(),
        not_paid=NONE,
        shares=(Share(Settled.CASH, 2200, 6_800, 1_226),),
    ),
    cancelled=(),
    refused=(),
    not_collected=NONE,
    not_made=NONE,
    papers=PapersOut(),
    numbers=Numbers(1, 8, ()),
    sold_out=(),
    pagers_missing=(),
)
QUIET = DayReport(QUIET_NIGHT, chain="1f3a 9c2e 77b0 12ab 9d0e", chain_row=812)
SO_FAR = DayReport(
    replace(
        QUIET_NIGHT,
        closed_at=None,
        at=at(23, 10),
        placed=Group("", tuple(range(1, 12)), 9_500),
        open=Group("", (9, 10, 11), 2_700),
        numbers=Numbers(1, 11, ()),
        pagers_missing=(7,),
    )
)
NOBODY = DayReport(
    replace(
        QUIET_NIGHT,
        placed=NONE,
        collected=NONE,
        drinks=(),
        wait=None,
        numbers=Numbers(1, 0, ()),
        money=replace(QUIET_NIGHT.money, handed_over_cents=0, cash_taken_cents=0, shares=()),
    )
)


def corrected(
    number: int,
    kind: CorrectionKind,
    cents: int,
    why: str,
    *,
    day: int = 19,
    bp: int = 2200,
    counted_in: int | None = None,
) -> Correction:
    """An order of an earlier evening, put right on the morning after."""
    tax = round(cents * bp / (10_000 + bp))
    share = CorrectedShare(bp, cents, tax)
    written = datetime(2026, 11, 21, 10, 5, tzinfo=UTC)
    earlier = date(2026, 11, day)
    counted = None if counted_in is None else date(2026, 11, counted_in)
    return Correction(
        order_key=f"key-{number}",
        day=earlier,
        number=number,
        kind=kind,
        way=PaymentWay.CASH,
        cents=cents,
        shares=(share,),
        why=why,
        by="Ada",
        at=written,
        counted_in=counted,
    )


PUT_RIGHT = (
    corrected(17, CorrectionKind.NOT_PAID, -900, "la carta non era passata"),
    corrected(4, CorrectionKind.GIVEN_BACK, -450, "metà era ghiaccio, aveva ragione lui", bp=1000),
    corrected(30, CorrectionKind.PAID, 1_800, "è tornata sabato a pagare", day=13),
)
CORRECTING = DayReport(
    replace(QUIET_NIGHT, corrections=PUT_RIGHT), chain="1f3a 9c2e 77b0 12ab 9d0e", chain_row=812
)
ONLY_CORRECTING = replace(NOBODY, figures=replace(NOBODY.figures, corrections=PUT_RIGHT[1:2]))
CORRECTED_LATER = replace(
    QUIET,
    corrected_later=(
        corrected(7, CorrectionKind.NOT_PAID, -900, "la carta non era passata", counted_in=21),
        corrected(4, CorrectionKind.GIVEN_BACK, -450, "metà era ghiaccio"),
    ),
)
