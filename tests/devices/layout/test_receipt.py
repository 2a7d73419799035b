"""The guest's receipt: in her language, with everything she paid for."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.printer.document import Line
from hardware.printer.profile import Profile
from kiosk.devices.layout.sheet import spaced_capitals
from kiosk.domain.bartending import Handout
from kiosk.domain.menu import Allergen
from kiosk.domain.money import TaxShare
from kiosk.domain.papers import Receipt, ReceiptLine
from tests.devices.papers import (
    NARROW_ROLL,
    RECEIPT_EN,
    RECEIPT_IT,
    WIDE_ROLL,
    printed,
    typesetter,
    words_on,
)

ROLLS = pytest.mark.parametrize("roll", [WIDE_ROLL, NARROW_ROLL], ids=lambda roll: roll.name)

receipts = st.builds(
    Receipt,
    number=st.integers(1, 999),
    placed_at=st.just(RECEIPT_EN.placed_at),
    language=st.sampled_from(["it", "en"]),
    pager=st.none() | st.integers(1, 99),
    lines=st.lists(
        st.builds(
            ReceiptLine,
            quantity=st.integers(1, 99),
            name=st.text(max_size=60),
            options=st.lists(st.text(max_size=40), max_size=3).map(tuple),
            cents=st.integers(0, 100_000),
        ),
        max_size=12,
    ).map(tuple),
    total_cents=st.integers(0, 1_000_000),
    taxes=st.lists(st.builds(TaxShare, st.integers(0, 2500), st.integers(0, 9999)), max_size=3).map(
        tuple
    ),
    paid=st.booleans(),
    copy=st.booleans(),
    without=st.lists(st.sampled_from(Allergen), max_size=14).map(tuple),
)


@ROLLS
def test_a_receipt_says_everything_in_the_guests_language(roll: Profile):
    words = words_on(printed(RECEIPT_EN, roll))
    for word in (
        "F I N E S T R A 4 3",
        "42",
        "pager 7",
        "1 Negroni €9.00",
        "house amaro instead of Campari",
        "Total €9.00",
        "VAT 10% included €0.82",
        "Please pay at the window.",
        "20/11/2026, 23:10",
        "This is not a fiscal document.",
    ):
        assert word in words


def test_an_italian_guest_reads_italian():
    words = words_on(printed(RECEIPT_IT))
    for word in ("Totale € 86,00", "di cui IVA 22% € 10,82", "Pagato. Grazie.", "non fiscale"):
        assert word in words


def test_each_drink_names_its_allergens_and_one_without_any_says_nothing():
    some, *others = RECEIPT_IT.lines
    lines = (replace(some, allergens=(Allergen.NUTS, Allergen.SULPHITES)), *others)
    shown = printed(replace(RECEIPT_IT, lines=lines)).lines
    assert sum("Contiene" in line for line in shown) == 1
    assert shown[shown.index("senza ghiaccio") + 1] == "Contiene frutta a guscio, solfiti"


def test_what_she_asked_to_be_spared_is_said_in_her_language():
    spared = (Allergen.NUTS, Allergen.MILK)
    assert "Asked for: without nuts, milk" in words_on(printed(replace(RECEIPT_EN, without=spared)))
    assert "Asked for" not in words_on(printed(RECEIPT_EN))


def test_every_rate_of_tax_has_a_line_of_its_own():
    assert sum("IVA" in line for line in printed(RECEIPT_IT).lines) == 2


def test_without_a_pager_none_is_mentioned():
    assert "pager" not in words_on(printed(RECEIPT_IT))


def test_a_paid_receipt_does_not_ask_for_money():
    words = words_on(printed(replace(RECEIPT_EN, paid=True)))
    assert "pay at the window" not in words
    assert "Paid." in words


def test_a_copy_of_a_receipt_says_so_first():
    assert printed(replace(RECEIPT_EN, copy=True)).lines[0] == "COPY"


def test_a_long_name_keeps_its_price_in_its_last_row():
    lines = printed(RECEIPT_IT, NARROW_ROLL).lines
    assert "1 Americano della" in lines
    assert "finestra con soda € 8,00" in lines


def test_a_name_too_long_to_be_spaced_out_is_written_as_it_is():
    setter = replace(typesetter(NARROW_ROLL), window="La finestra sul Naviglio Grande")
    document = setter.set(RECEIPT_EN)
    assert document.elements[0].text == "La finestra sul Naviglio Grande"


@given(st.text(max_size=60))
def test_any_name_can_hang_over_the_door(name: str):
    assert spaced_capitals(name).replace(" ", "") == "".join(name.upper().split())


@given(receipts, st.sampled_from([WIDE_ROLL, NARROW_ROLL]))
def test_any_receipt_comes_out_within_its_paper(receipt: Receipt, roll: Profile):
    page = printed(receipt, roll)
    assert str(receipt.number) in page.lines
    for row in page.rows:
        for item in row.items:
            assert 0 <= item.x <= item.x + getattr(item, "width", 0) <= roll.dots


@ROLLS
def test_it_says_which_pager_and_where_it_is(roll: Profile) -> None:
    rack = typesetter(roll)
    window = replace(rack, handout=Handout.WINDOW)
    assert any(_is_said("Take pager 7", each) for each in rack.set(RECEIPT_EN).elements)
    said = "Pager 7 comes through the window"
    assert any(_is_said(said, each) for each in window.set(RECEIPT_EN).elements)


def _is_said(text: str, element: object) -> bool:
    return isinstance(element, Line) and element.text == text
