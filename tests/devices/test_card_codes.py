"""The codes on the printed cards: large enough, with white around them, and read from a picture."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
import zxingcpp

from hardware.printer.document import CodeKind
from hardware.printer.paper import Page, Symbol, Words
from hardware.printer.profile import Profile
from hardware.printer.render import render_page
from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.cardsheet import CardSection, CardSheet, CodeCard
from kiosk.domain.codes import card_code, goods_code
from tests.devices.papers import NARROW_ROLL, WIDE_ROLL, printed

SECRET = bytes(range(32))
DOTS_PER_MM = 8
QR_QUIET = 4  # modules of white on all sides: ISO/IEC 18004
BARS_QUIET = 10  # modules of white on the left and the right: ISO/IEC 15417
QR_MODULE_DOTS = 4  # "four or more dots" make a module that prints reliably: DENSO WAVE
BAR_MM = 0.25  # two dots of a head of 203 dpi: the narrowest bar an ESC/POS printer offers
LOW_AND_LONG = "gjpqy, refuse: no document whatever was said about it"

SEEN_MM = 20  # between two codes of the list: a scanner held over one does not see the next

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=["80", "58"])
KINDS = pytest.mark.parametrize("kind", CodeKind)
SHEETS = pytest.mark.parametrize("is_list", [False, True], ids=["cards", "list"])


def _cards() -> CardSheet:
    cards = tuple(
        CodeCard(LOW_AND_LONG, "then gjpqy", card_code(card, SECRET), card) for card in Card
    )
    goods = (Goods(GoodsKind.INGREDIENT, f"lime {nth}") for nth in range(5))
    lines = tuple(CodeCard("lime", "", goods_code(each, SECRET)) for each in goods)
    return CardSheet("Cards", (CardSection("gjpqy", "", cards), CardSection("gjpqy", "", lines)))


def _list() -> CardSheet:
    return replace(_cards(), is_list=True)


def _white_above(page: Page, code: Symbol) -> int:
    """Dots between a code and the letters above it."""
    ends = [
        row.y + item.face.letter_height
        for row in page.rows
        for item in row.items
        if isinstance(item, Words) and row.y < _top(page, code)
    ]
    return _top(page, code) - max(ends)


def _white_below(page: Page, code: Symbol) -> int:
    foot = _top(page, code) + len(code.modules) * code.module_height
    starts = [row.y for row in page.rows if row.items and row.y >= foot]
    return min(starts, default=page.length) - foot


def _top(page: Page, code: Symbol) -> int:
    return next(row.y for row in page.rows if code in row.items)


def _white_beside(page: Page, code: Symbol) -> int:
    """Dots to the nearer edge of the paper, beyond what the head reaches."""
    margin = (page.paper_mm * DOTS_PER_MM - page.dots) // 2
    right = page.dots - code.x - len(code.modules[0]) * code.module_width
    return margin + min(code.x, right)


@ROLLS
@SHEETS
def test_each_qr_code_has_its_quiet_zone_and_modules_of_four_dots(
    roll: Profile, *, is_list: bool
) -> None:
    page = printed(_list() if is_list else _cards(), roll)
    assert page.codes
    for code in page.codes:
        assert code.module_width == code.module_height >= QR_MODULE_DOTS
        quiet = QR_QUIET * code.module_width
        assert _white_above(page, code) >= quiet
        assert _white_below(page, code) >= quiet
        assert _white_beside(page, code) >= quiet


@ROLLS
def test_each_row_of_bars_has_its_quiet_zone_and_bars_a_scanner_sees(roll: Profile) -> None:
    page = printed(_cards(), roll, code=CodeKind.CODE128)
    assert page.codes
    for code in page.codes:
        assert code.module_width / DOTS_PER_MM >= BAR_MM
        assert _white_beside(page, code) >= BARS_QUIET * code.module_width


@ROLLS
def test_no_two_codes_of_the_list_lie_under_one_scanner(roll: Profile) -> None:
    page = printed(_list(), roll)
    for above, below in pairwise(page.codes):
        side = len(above.modules) * above.module_width
        across = abs(below.x - above.x) - side
        down = _top(page, below) - _top(page, above) - side
        assert max(across, down) / DOTS_PER_MM >= SEEN_MM


@ROLLS
@KINDS
@SHEETS
def test_a_real_decoder_reads_every_code_from_the_papers_picture(
    roll: Profile, kind: CodeKind, *, is_list: bool
) -> None:
    sheet = _list() if is_list else _cards()
    wanted = {card.code for section in sheet.sections for card in section.cards}
    picture = render_page(printed(sheet, roll, code=kind))
    on_white = picture.convert("L")
    assert {read.text for read in zxingcpp.read_barcodes(on_white)} == wanted
