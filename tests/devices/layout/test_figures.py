"""The closing report and the figures so far, on both rolls and on a terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from hardware.printer.breaking import columns_of
from hardware.printer.document import CodeKind
from kiosk.devices.layout.figures import lay_figures
from kiosk.devices.layout.figurewords import listed
from kiosk.devices.layout.sheet import Sheet
from kiosk.devices.layout.terminal import COLUMNS, text_of
from kiosk.domain.figures import DayReport, Money, Settled, SoldOut
from tests.devices.dayreports import (
    CLOSING,
    CORRECTED_LATER,
    CORRECTING,
    FULL_NIGHT,
    NOBODY,
    ONLY_CORRECTING,
    QUIET,
    SO_FAR,
    at,
)
from tests.devices.layout.figuregallery import (
    NAMES,
    PICTURES,
    ROLLS,
    SHIPPED,
    draw,
    kept,
    page_of,
)
from tests.devices.papers import WIDE_ROLL, words_on

_AMOUNT = re.compile(r"-?€ [\d.]+,\d\d$")
_WRITTEN_IN_LATIN = ("de", "en", "es", "fr", "it", "pt")

EVERYTHING = (
    "33 orders",
    "14 Negroni €126.00 9 Americano della finestra con soda €72.00",
    "27 orders, 33 drinks €258.50",
    "paid in cash €223.50",
    "on the house: 7, 8 €18.00 as an apology: 19 €8.00",
    "not paid: 22 €9.00",
    "VAT in what was paid 10% in €36.50 €3.32 22% in €187.00 €33.72",
    "VAT in what was given for free 22% in €26.00 €4.69",
    "VAT in what was not paid 22% in €9.00 €1.62",
    "Takings in cash €231.50 of this to be given back: 29 €8.00",
    "given back: 21 -€9.00",
    "the guest had left: 5, 29 €17.00",
    "could not be made: 31 €9.00",
    "refused, no document: 12 €9.00 refused, drunk: 33 €17.00",
    "ready, never collected: 30 €9.00",
    "never made: 34 €9.00",
    "Sold out Lime 22:40 to 23:15 Campari since 00:50",
    "half of them within 4:10 min the longest: 14 17:45 min",
    "printed late: 14 12 min",
    "printed more than once: 9, 14",
    "never printed: 34",
    "numbers 1 to 34 MISSING: 17",
    "Missing pagers 7, 12",
    "Check, row 812: 1f3a 9c2e 77b0 12ab 9d0e",
)
"""Each thing a closing report is for, as it stands there."""


@pytest.mark.parametrize("name", NAMES)
def test_a_report_looks_like_its_picture(name: str) -> None:
    assert draw(name) == kept(name).read_text(encoding="utf-8")


def test_no_picture_is_left_of_a_report_that_is_gone() -> None:
    assert sorted(path.stem for path in PICTURES.glob("*.txt")) == sorted(NAMES)


@pytest.mark.parametrize("roll", ROLLS)
def test_amounts_stand_under_each_other_at_the_right_edge(roll: str) -> None:
    rows = [row[1 : row.rindex("│")] for row in draw(f"closing-{roll}").splitlines() if "│" in row]
    amounts = [row for row in rows if "€" in row]
    assert len(amounts) > 15
    assert all(_AMOUNT.search(row) for row in amounts)


@pytest.mark.parametrize("language", _WRITTEN_IN_LATIN)
def test_it_can_be_set_in_every_language_of_the_staff(language: str) -> None:
    for report in (CLOSING, SO_FAR, NOBODY, CORRECTING, CORRECTED_LATER):
        assert "{" not in words_on(page_of(report, WIDE_ROLL, language))


def test_the_figures_so_far_say_so_and_have_no_codes() -> None:
    words = words_on(page_of(SO_FAR, WIDE_ROLL))
    assert "CONTI FIN QUI" in words
    assert "CHIUSURA" not in words
    assert "Controllo" not in words


def test_the_end_of_the_ledger_stands_on_the_closing_report() -> None:
    assert CLOSING.chain in words_on(page_of(CLOSING, WIDE_ROLL))


def test_after_a_night_without_trouble_the_good_news_is_said() -> None:
    words = words_on(page_of(QUIET, WIDE_ROLL, "en"))
    assert "nothing: every order was collected" in words
    assert "each printed once, and in time" in words
    assert "numbers 1 to 8: none is missing" in words


@pytest.mark.parametrize("words", EVERYTHING, ids=lambda words: words.split(":")[0])
def test_a_closing_report_tells_the_owner_everything(words: str) -> None:
    assert words in words_on(page_of(CLOSING, WIDE_ROLL, "en"))


def test_corrections_of_earlier_days_have_their_reason_and_their_sum() -> None:
    words = words_on(page_of(CORRECTING, WIDE_ROLL, "en"))
    assert "Corrections of earlier days 13 Nov 2026 paid after all: 30 €18.00" in words
    assert "19 Nov 2026 not paid after all: 17 -€9.00 la carta non era passata" in words
    assert "3 corrections €4.50" in words
    assert "VAT 10% in -€4.50 -€0.41 VAT 22% in €9.00 €1.63" in words


def test_the_drawer_holds_what_was_corrected_in_cash_too() -> None:
    words = words_on(page_of(CORRECTING, WIDE_ROLL, "en"))
    assert "Takings in cash €68.00 corrections, in cash €13.50 In the drawer €81.50" in words
    assert "In the drawer" not in words_on(page_of(QUIET, WIDE_ROLL, "en"))


def test_an_evening_without_orders_has_its_corrections_all_the_same() -> None:
    words = words_on(page_of(ONLY_CORRECTING, WIDE_ROLL, "en"))
    assert "Nobody has ordered. corrections, in cash -€4.50 In the drawer -€4.50" in words
    assert "given back: 4 -€4.50" in words


def test_the_figures_of_a_closed_day_say_what_was_corrected_since() -> None:
    words = words_on(page_of(CORRECTED_LATER, WIDE_ROLL, "en"))
    assert "Takings in cash €68.00 Handed over" in words
    assert "Corrected later, not counted here counted on 21 Nov 2026: not paid after all" in words
    assert "counted when the window opens next: given back: 4 -€4.50" in words


def test_what_ran_out_the_evening_before_and_is_not_back_has_its_date() -> None:
    since = at(22, 40) - timedelta(days=1)
    lime = replace(FULL_NIGHT, sold_out=(SoldOut("Lime", since, None),))
    words = words_on(page_of(replace(SO_FAR, figures=lime), WIDE_ROLL, "en"))
    assert "Lime, 19 Nov 2026 since 22:40" in words


def test_a_missing_number_cannot_be_overlooked() -> None:
    assert "MANCA: 17" in words_on(page_of(CLOSING, WIDE_ROLL))


def test_paid_in_part_has_its_own_tax() -> None:
    money: Money = FULL_NIGHT.money
    shares = tuple(replace(each, settled=Settled.IN_PARTS) for each in money.shares[:1])
    partly = replace(FULL_NIGHT, money=replace(money, shares=shares))
    words = words_on(page_of(DayReport(partly), WIDE_ROLL, "en"))
    assert "VAT in what was paid in part 10% in" in words


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((7,), "7"),
        ((7, 8), "7, 8"),
        ((1, 2, 3, 7, 9, 10, 11, 12), "1-3, 7, 9-12"),
        ((), ""),
    ],
)
def test_numbers_in_a_row_are_said_from_and_to(numbers: tuple[int, ...], told: str) -> None:
    assert listed(numbers) == told


@pytest.mark.parametrize("language", SHIPPED.shipped())
def test_on_a_terminal_no_row_is_broader_than_it_should_be(language: str) -> None:
    text = on_terminal(CLOSING, language)
    assert max(map(columns_of, text.splitlines())) <= COLUMNS
    assert "\n\n\n" not in text


def test_on_a_terminal_it_says_what_the_paper_says() -> None:
    rows = on_terminal(CLOSING, "it").splitlines()
    assert "CHIUSURA" in [row.strip() for row in rows]
    amounts = [len(row) for row in rows if _AMOUNT.search(row)]
    assert len(amounts) > 15
    assert set(amounts) == {COLUMNS}


def on_terminal(report: DayReport, language: str) -> str:
    sheet = Sheet(COLUMNS, CodeKind.QR, ZoneInfo("Europe/Rome"))
    words = SHIPPED.for_language(language)
    return text_of(lay_figures(report, words, sheet, window="Finestra 43"))
