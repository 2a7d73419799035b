"""The samples show every state there is, whatever the menu, and open nothing."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.assets import asset
from kiosk.domain.answer import Answer
from kiosk.domain.bartending import Handout
from kiosk.domain.codes import (
    answers_help,
    frees_pager,
    has_code_shape,
    read_card_code,
    read_ticket_code,
)
from kiosk.domain.figures import DayReport
from kiosk.domain.lacks import ShortagePaper
from kiosk.domain.menu import Menu, Texts, is_complete
from kiosk.domain.order import OrderState
from kiosk.domain.papers import HelpSlip, Receipt, Sample, Ticket
from kiosk.domain.placing import Speech
from kiosk.domain.reminder import Reminder
from kiosk.domain.samples import Scene, sample_papers
from kiosk.domain.samples.choices import Wanted, as_it_is, changed, without
from kiosk.menufile import load_menu

NOW = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
SHIPPED = load_menu(asset("menus", "menu.toml"))
SPEECH = Speech("en", "it", "{0}, non {1}".format, lambda _, name: f"senza {name}")


def _one_drink_without_choices() -> Menu:
    """The poorest menu there can be: water, of which nothing is written but the price."""
    drink = replace(
        next(SHIPPED.drinks()),
        name=Texts({"it": "Acqua"}, "it"),
        strength_permille=0,
        ingredients=(),
        groups=(),
        without=(),
    )
    section = replace(SHIPPED.sections[0], drinks=(drink,))
    return replace(SHIPPED, sections=(section,), ingredients={})


MENUS = pytest.mark.parametrize(
    "menu", [SHIPPED, _one_drink_without_choices()], ids=["rich", "poor"]
)


def samples_of(menu: Menu) -> dict[str, Sample]:
    scene = Scene(menu=menu, spare=SHIPPED, speech=SPEECH, window="43", now=NOW)
    return dict(sample_papers(scene))


def ticket(papers: dict[str, Sample], name: str) -> Ticket:
    paper = papers[name].paper
    assert isinstance(paper, Ticket)
    return paper


@MENUS
def test_each_ticket_is_in_the_state_it_is_named_after(menu: Menu) -> None:
    papers = samples_of(menu)
    plain = ticket(papers, "plain")
    assert (plain.pager, plain.to_pay_cents) == (7, plain.total_cents)
    assert any(line.changes for line in ticket(papers, "changed").lines)
    assert ticket(papers, "without").without
    assert "senza" in repr(ticket(papers, "without").lines)
    bare = ticket(papers, "paid-no-pager")
    assert (bare.pager, bare.to_pay_cents, bare.check_id) == (None, None, False)
    assert ticket(papers, "late").late_minutes == 12
    assert ticket(papers, "copy").copy
    cancelled = ticket(papers, "cancelled")
    assert (cancelled.state, cancelled.copy) == (OrderState.CANCELLED, True)
    assert papers["through-the-window"].handout is Handout.WINDOW


def test_the_menus_own_names_stand_on_them() -> None:
    papers = samples_of(SHIPPED)
    assert ticket(papers, "plain").lines[0].name == "Negroni"
    assert ticket(papers, "plain").check_id
    longest = max(SHIPPED.drinks(), key=lambda each: len(each.name.in_language("it")))
    large = ticket(papers, "large-order")
    assert large.lines[0].name == longest.name.in_language("it")
    assert large.drinks >= 6


def test_what_a_poor_menu_has_no_example_of_is_lent_from_the_shipped_one() -> None:
    papers = samples_of(_one_drink_without_choices())
    assert ticket(papers, "plain").lines[0].name == "Acqua"
    assert ticket(papers, "changed").lines[0].name == "Negroni"


@pytest.mark.parametrize("wanted", [as_it_is, changed, without])
def test_whatever_a_sample_wants_can_be_ordered(wanted: Wanted) -> None:
    for drink in SHIPPED.drinks():
        assert is_complete(drink, wanted(drink)), drink.drink_id


@MENUS
def test_the_other_papers_are_there_too(menu: Menu) -> None:
    kinds = {type(each.paper) for each in samples_of(menu).values()}
    assert kinds == {Ticket, Receipt, HelpSlip, Answer, ShortagePaper, Reminder, DayReport}


@MENUS
def test_the_figures_of_the_evening_that_never_was_add_up(menu: Menu) -> None:
    report = samples_of(menu)["figures"].paper
    assert isinstance(report, DayReport)
    money = report.figures.money
    assert money.cash_cents == money.handed_over_cents - money.free_cents > 0
    assert report.figures.numbers.missing == ()
    assert report.figures.papers.never == ()


def test_they_are_counted_through() -> None:
    papers = samples_of(SHIPPED)
    places = [(each.place, each.count) for each in papers.values()]
    assert places == [(nth, len(papers)) for nth in range(1, len(papers) + 1)]


def codes_of(value: object) -> set[str]:
    """Every field called ``code`` anywhere in a paper."""
    if isinstance(value, tuple):
        return {code for each in value for code in codes_of(each)}
    if not hasattr(value, "__dataclass_fields__"):
        return set()
    found = {getattr(value, "code", "")} - {""}
    return found | {code for each in fields(value) for code in codes_of(getattr(value, each.name))}


CODES = sorted(code for each in samples_of(SHIPPED).values() for code in codes_of(each))


@given(st.binary(min_size=1, max_size=64))
def test_no_windows_secret_makes_one_of_their_codes(secret: bytes) -> None:
    assert len(CODES) > 9
    for code in CODES:
        assert has_code_shape(code)  # so that it is as large as a real one, and refused aloud
        assert read_ticket_code(code, secret) is None
        assert read_card_code(code, secret) is None
        assert not frees_pager(code, 5, held_since=NOW, secret=secret)
        assert not answers_help(code, 17, asked_at=NOW, secret=secret)
