"""A paper's code says which paper it is, and nobody without the secret can write one."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.cards import Card, Goods, GoodsKind
from kiosk.domain.codes import (
    EPOCH,
    TicketCode,
    answers_help,
    card_code,
    frees_pager,
    goods_code,
    has_code_shape,
    help_code,
    help_named,
    pager_code,
    pager_named,
    read_card_code,
    read_goods_code,
    read_ticket_code,
    ticket_code,
)

SECRET = bytes(range(32))
LAST_DAY = EPOCH + timedelta(days=36**3 - 1)
CODES = st.builds(
    TicketCode,
    day=st.dates(EPOCH, LAST_DAY),
    number=st.integers(1, 999),
    paper=st.integers(1, 999),
)


@given(CODES, st.binary(min_size=32, max_size=32))
def test_a_code_is_read_as_it_was_written(code: TicketCode, secret: bytes) -> None:
    text = ticket_code(code, secret)
    assert read_ticket_code(text, secret) == code
    assert has_code_shape(text)
    assert re.fullmatch(r"[A-Z0-9.]{1,20}", text)


def test_the_golden_code_never_changes() -> None:
    """Papers printed before an update are scanned after it."""
    code = TicketCode(date(2026, 11, 20), 42, 1)
    assert ticket_code(code, SECRET) == GOLDEN
    assert read_ticket_code(GOLDEN, SECRET) == code


GOLDEN = "T1XV42.1.LG2F"


@given(CODES)
def test_another_windows_code_is_not_ours(code: TicketCode) -> None:
    # Four base-32 characters: one forged code in a million passes, so the check is told apart.
    text, other = ticket_code(code, SECRET), ticket_code(code, SECRET[::-1])
    assert (read_ticket_code(text, SECRET[::-1]) is None) == (text != other)


@given(CODES, st.data())
def test_a_forged_check_is_refused(code: TicketCode, data: st.DataObject) -> None:
    text = ticket_code(code, SECRET)
    check = data.draw(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=4, max_size=4))
    forged = text[:-4] + check
    assert (read_ticket_code(forged, SECRET) == code) == (forged == text)


@given(CODES)
def test_the_check_covers_day_number_and_paper(code: TicketCode) -> None:
    text = ticket_code(code, SECRET)
    neighbour = ticket_code(TicketCode(code.day, code.number, code.paper % 999 + 1), SECRET)
    moved = neighbour.rpartition(".")[0] + text[-5:]
    assert read_ticket_code(moved, SECRET) is None or moved == neighbour


@given(CODES, st.data())
def test_a_torn_code_is_refused_but_still_has_the_shape(
    code: TicketCode, data: st.DataObject
) -> None:
    text = ticket_code(code, SECRET)
    torn = text[: data.draw(st.integers(5, len(text) - 1))]
    assert read_ticket_code(torn, SECRET) is None
    assert has_code_shape(torn.rstrip("."))


@given(st.text())
def test_no_text_raises(text: str) -> None:
    assert read_ticket_code(text, SECRET) is None
    has_code_shape(text)


@pytest.mark.parametrize(
    "noise", ["", "T", "8001234567890", "hello", "t1xn42.1.abcd", "TABC42.1.AAAA\n", "C A", "T.."]
)
def test_noise_has_no_shape_of_ours(noise: str) -> None:
    assert not has_code_shape(noise)


@pytest.mark.parametrize("text", ["T1XN42.1", "CLIME.ABCD", "CCLOSE.ABCD", "T1"])
def test_a_ticket_torn_or_a_card_has_the_shape(text: str) -> None:
    assert has_code_shape(text)


@pytest.mark.parametrize("day", [EPOCH - timedelta(days=1), LAST_DAY + timedelta(days=1)])
def test_a_day_outside_the_codes_range_is_refused(day: date) -> None:
    with pytest.raises(ValueError, match="outside the codes' range"):
        ticket_code(TicketCode(day, 1, 1), SECRET)


def test_the_first_and_last_day_have_codes() -> None:
    assert ticket_code(TicketCode(EPOCH, 1, 1), SECRET).startswith("T0001.1.")
    assert ticket_code(TicketCode(LAST_DAY, 1, 1), SECRET).startswith("TZZZ1.1.")


HELD = datetime(2026, 11, 21, 0, 5, tzinfo=UTC)


def test_a_held_pagers_code_frees_that_pager_only() -> None:
    text = pager_code(7, HELD, SECRET)
    assert has_code_shape(text)
    assert pager_named(text) == 7
    assert frees_pager(text, 7, held_since=HELD, secret=SECRET)
    assert not frees_pager(text, 8, held_since=HELD, secret=SECRET)


def test_a_pagers_code_of_an_earlier_restore_or_another_window_does_nothing() -> None:
    text = pager_code(7, HELD, SECRET)
    later = HELD + timedelta(days=1)
    assert not frees_pager(text, 7, held_since=later, secret=SECRET)
    assert not frees_pager(text, 7, held_since=HELD, secret=bytes(31) + b"x")


def test_a_pagers_code_is_the_same_in_every_zone() -> None:
    local = HELD.astimezone(ZoneInfo("Europe/Rome"))
    assert pager_code(7, local, SECRET) == pager_code(7, HELD, SECRET)


@pytest.mark.parametrize("text", ["", "P7", "P7.", "P7.abcd", "P.ABCD", "T7.ABCD", "P7.ABCD.1"])
def test_what_is_not_whole_names_no_pager(text: str) -> None:
    assert pager_named(text) is None


def test_a_slips_code_answers_that_call_only() -> None:
    text = help_code(17, HELD, SECRET)
    assert has_code_shape(text)
    assert help_named(text) == 17
    assert (read_ticket_code(text, SECRET), pager_named(text)) == (None, None)
    assert answers_help(text, 17, asked_at=HELD, secret=SECRET)
    assert not answers_help(text, 18, asked_at=HELD, secret=SECRET)
    assert not answers_help(text, 17, asked_at=HELD + timedelta(seconds=1), secret=SECRET)
    assert not answers_help(text, 17, asked_at=HELD, secret=bytes(31) + b"x")


@pytest.mark.parametrize("text", ["", "H7", "H7.", "H7.abcd", "H.ABCD", "P7.ABCD", "H7.ABCD.1"])
def test_what_is_not_whole_names_no_call(text: str) -> None:
    assert help_named(text) is None


@pytest.mark.parametrize("card", Card)
def test_a_card_is_read_as_it_was_printed_and_by_its_own_window_only(card: Card) -> None:
    text = card_code(card, SECRET)
    assert read_card_code(text, SECRET) is card
    assert has_code_shape(text)
    assert read_card_code(text, SECRET[::-1]) is None


@pytest.mark.parametrize("text", ["CPAUSE", "CPAUSE.AAAA", "CDANCE.AAAA", "PAUSE.AAAA", "CPAUSE."])
def test_what_is_no_card_is_read_as_none(text: str) -> None:
    assert read_card_code(text, SECRET) is None


def test_what_can_run_out_is_named_by_its_code() -> None:
    lime, rum = Goods(GoodsKind.INGREDIENT, "lime"), Goods(GoodsKind.DRINK, "rum")
    text = goods_code(lime, SECRET)
    assert has_code_shape(text)
    assert read_goods_code(text, [rum, lime], SECRET) == lime
    assert read_goods_code(text, [rum], SECRET) is None
    assert read_goods_code(text, [lime], SECRET[::-1]) is None


def test_an_ingredient_and_a_drink_of_one_name_have_two_codes() -> None:
    codes = {goods_code(Goods(kind, "chinotto"), SECRET) for kind in GoodsKind}
    assert len(codes) == len(GoodsKind)
