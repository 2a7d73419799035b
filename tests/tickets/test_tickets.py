"""The comparison compares: the same order on each paper, and what it is shown for is so."""

from __future__ import annotations

import pytest

from hardware.printer.paper import Bitmap
from tests.tickets.__main__ import table, tickets
from tests.tickets.order import the_order, wanted
from tests.tickets.others import Drawn
from tests.tickets.sheet import WIDTH, picture_of


@pytest.fixture(scope="module")
def drawn() -> tuple[Drawn, ...]:
    """Ours first."""
    return tickets()


def test_the_order_has_what_a_bartender_must_not_overlook() -> None:
    order = the_order()
    assert [line.quantity for line in wanted(order)] == [2, 1]
    assert all(line.changes for line in wanted(order))
    assert order.without
    assert not order.paid


def test_no_other_number_is_as_large_and_no_others_changes_are_larger(
    drawn: tuple[Drawn, ...],
) -> None:
    ours, *others = drawn
    for other in others:
        assert ours.number > 3 * other.number
        assert ours.drink >= other.drink
        assert ours.change >= other.change


def test_ours_is_a_fiftieth_of_a_picture_and_little_more_than_plain_letters(
    drawn: tuple[Drawn, ...],
) -> None:
    ours, *others = drawn
    for other in others:
        is_picture = any(isinstance(item, Bitmap) for row in other.page.rows for item in row.items)
        assert ours.size < (other.size / 50 if is_picture else other.size * 1.5)


def test_it_is_one_picture_and_the_same_each_time(drawn: tuple[Drawn, ...]) -> None:
    first, second = (picture_of(drawn, ["a line"]) for _ in range(2))
    assert first.width == WIDTH
    assert first.tobytes() == second.tobytes()


def test_the_table_has_a_line_for_each(drawn: tuple[Drawn, ...]) -> None:
    head, *rows = table(drawn).splitlines()
    assert head.split()[0] == "paper"
    assert len(rows) == len(drawn)
