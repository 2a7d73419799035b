"""The papers the tests set, as the domain would compose them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hardware.printer.document import CodeKind
from hardware.printer.encoder import Encoder
from hardware.printer.interpreter import read_paper
from hardware.printer.paper import Page
from hardware.printer.profile import Profile, load_profile
from hardware.printer.words import Letters
from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.typesetter import Typesetter
from kiosk.domain.help import HelpScreen
from kiosk.domain.menu import Allergen
from kiosk.domain.money import TaxShare
from kiosk.domain.order import OrderState
from kiosk.domain.papers import (
    AfterRestore,
    HeldPager,
    HelpSlip,
    LastOrder,
    Paper,
    Receipt,
    ReceiptLine,
    Ticket,
    TicketLine,
)
from tests.devices.languages import words_of

PLACED_AT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
"""23:10 in Milan: every time on paper must be the wall's, not this one."""

NEGRONI = TicketLine(1, "Negroni", ("amaro della casa, non Campari",))

ONE_DRINK = Ticket(
    number=42,
    state=OrderState.PLACED,
    placed_at=PLACED_AT,
    language="en",
    pager=7,
    lines=(NEGRONI,),
    to_pay_cents=900,
    total_cents=900,
    check_id=True,
    code="T1XN42.1.K7QD",
    copy=False,
    late_minutes=None,
)
LATE_COPY = Ticket(
    number=117,
    state=OrderState.PLACED,
    placed_at=PLACED_AT,
    language="it",
    pager=None,
    lines=(
        TicketLine(2, "Negroni", ("arancia doppia",), ("senza ghiaccio",)),
        TicketLine(1, "Americano della finestra con soda", ()),
        TicketLine(12, "Caffè shakerato", ("poco zucchero",)),
    ),
    to_pay_cents=None,
    total_cents=12_350,
    check_id=True,
    code="T1XN117.2.M4ZA",
    copy=True,
    late_minutes=12,
)
RESTORED = AfterRestore(
    restored_at=datetime(2026, 11, 20, 23, 5, tzinfo=UTC),
    last=LastOrder(42, PLACED_AT),
    abandoned=(39, 41, 42),
    pagers=(HeldPager(1, "P1.K7QD"), HeldPager(2, "P2.M4ZA"), HeldPager(17, "P17.QZ2B")),
)
WITHOUT = replace(ONE_DRINK, number=12, without=(Allergen.NUTS, Allergen.MILK))
HELP = HelpSlip(PLACED_AT, HelpScreen.NUMBER, "en", 42, "H17.K7QD")
HELP_WITHOUT_NUMBER = HelpSlip(PLACED_AT, HelpScreen.MENU, "ja", None, "H18.M4ZA")
CANCELLED = Ticket(
    number=8,
    state=OrderState.CANCELLED,
    placed_at=PLACED_AT,
    language="de",
    pager=11,
    lines=(TicketLine(1, "Analcolico", ()),),
    to_pay_cents=600,
    total_cents=600,
    check_id=False,
    code="T1XN8.3.QQ2A",
    copy=True,
    late_minutes=31,
)
RECEIPT_EN = Receipt(
    number=42,
    placed_at=PLACED_AT,
    language="en",
    pager=7,
    lines=(ReceiptLine(1, "Negroni", ("house amaro instead of Campari",), 900),),
    total_cents=900,
    taxes=(TaxShare(1000, 82),),
    paid=False,
    copy=False,
)
RECEIPT_IT = Receipt(
    number=117,
    placed_at=PLACED_AT,
    language="it",
    pager=None,
    lines=(
        ReceiptLine(2, "Negroni", ("senza ghiaccio",), 1800),
        ReceiptLine(1, "Americano della finestra con soda", (), 800),
        ReceiptLine(12, "Caffè shakerato", (), 6000),
    ),
    total_cents=8600,
    taxes=(TaxShare(1000, 236), TaxShare(2200, 1082)),
    paid=True,
    copy=False,
)
RECEIPT_WITHOUT = replace(
    RECEIPT_IT,
    without=(Allergen.NUTS, Allergen.MILK),
    lines=(replace(RECEIPT_IT.lines[0], allergens=(Allergen.SULPHITES,)), *RECEIPT_IT.lines[1:]),
)


def typesetter(profile: Profile, *, code: CodeKind = CodeKind.QR) -> Typesetter:
    """A typesetter of an Italian bar."""
    return Typesetter(
        sheet=Sheet(
            profile.columns, code, ZoneInfo("Europe/Rome"), Letters(profile.code_page.codec).write
        ),
        words=words_of,
        staff_language="it",
        window="Finestra 43",
    )


WIDE_ROLL = load_profile("generic-80")
NARROW_ROLL = load_profile("generic-58")


def printed(paper: Paper, profile: Profile = WIDE_ROLL, *, code: CodeKind = CodeKind.QR) -> Page:
    """The paper as it lies on the bar: set, encoded, and read back by a printer's mind."""
    encoder = Encoder(profile)
    data = encoder.initialise() + encoder.encode(typesetter(profile, code=code).set(paper))
    (page,) = read_paper(data, profile=profile).pages
    return page


def words_on(page: Page) -> str:
    """All words of a page in one line, so that it does not matter where they were broken."""
    return " ".join(" ".join(page.lines).split())
