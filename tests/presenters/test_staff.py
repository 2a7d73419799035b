"""The staff's way through their screen, without a window."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.cards import CANCELS, NEEDS, Card, Goods, GoodsKind, Needs
from kiosk.domain.order import OrderState
from kiosk.domain.printjob import JobState, Proof
from kiosk.ports import CallResult, Ring
from kiosk.presenters.staff.presenter import StaffPresenter
from kiosk.presenters.staff.views import StaffView
from kiosk.services.byhand import Beside
from kiosk.services.stafflook import TrialPrint
from tests.fakes import SetClock
from tests.presenters.staffing import HeldStaffDesk
from tests.ui import samplestaff

LIME = Goods(GoodsKind.INGREDIENT, "lime")
GIN = Goods(GoodsKind.INGREDIENT, "gin")
GIFTS = (Card.FREE_ON_THE_HOUSE, Card.FREE_AS_AN_APOLOGY)


class Shift:
    """Somebody of the staff in front of the glass."""

    def __init__(self, *, has_desk: bool = True) -> None:
        self.clock = SetClock()
        self.desk = HeldStaffDesk()
        self.staff = StaffPresenter(
            samplestaff.setting("en"),
            desk=lambda: self.desk if has_desk else None,
            parts=lambda: samplestaff.PARTS,
            monotonic=self.clock.monotonic,
        )

    @property
    def view(self) -> StaffView:
        assert self.staff.view is not None
        return self.staff.view

    @property
    def keys(self) -> list[str]:
        return [item.key for item in self.view.items]

    def type(self, digits: str) -> None:
        for digit in digits:
            self.staff.type_digit(digit)
        self.staff.done()

    def enter(self) -> Shift:
        self.staff.knock()
        self.type("4829")
        self.desk.opens()
        self.desk.shows(samplestaff.LOOK)
        return self

    def after(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.staff.tick()


@pytest.fixture
def shift() -> Shift:
    return Shift().enter()


def test_a_knock_asks_for_the_pin_and_shows_nothing_of_the_evening() -> None:
    shift = Shift()
    shift.staff.knock()
    assert (shift.view.tabs, shift.view.items) == ((), ())
    assert shift.desk.looks == 0


def test_digits_are_shown_as_dots() -> None:
    shift = Shift()
    shift.staff.knock()
    for digit in "4829":
        shift.staff.type_digit(digit)
    assert shift.view.keypad is not None
    assert shift.view.keypad.shown == "••••"
    shift.staff.erase()
    assert shift.view.keypad.shown == "•••"
    assert "4" not in repr(shift.view)


def test_fewer_digits_than_a_pin_has_use_up_no_try() -> None:
    shift = Shift()
    shift.staff.knock()
    shift.type("482")
    assert shift.desk.pins == []
    assert shift.view.keypad is not None
    assert not shift.view.keypad.done.enabled
    shift.staff.type_digit("9")
    assert shift.view.keypad.done.enabled
    shift.staff.done()
    assert shift.desk.pins == ["4829"]


def test_before_the_engine_works_nobody_is_let_in() -> None:
    shift = Shift(has_desk=False)
    shift.staff.knock()
    assert shift.staff.view is None


def test_a_wrong_pin_counts_down_and_says_no_more() -> None:
    shift = Shift()
    shift.staff.knock()
    shift.type("1234")
    shift.desk.refuses(4.0)
    assert shift.view.note == "That was not it. Again in 4 s."
    assert shift.view.is_refusal
    shift.staff.type_digit("1")
    assert shift.view.keypad is not None
    assert shift.view.keypad.shown == ""
    shift.after(1.5)
    assert shift.view.note == "That was not it. Again in 3 s."
    shift.after(3)
    assert shift.view.note == "PIN, please"


def test_while_a_pin_is_looked_at_no_other_is_taken() -> None:
    shift = Shift()
    shift.staff.knock()
    shift.type("1234")
    shift.type("4829")
    assert shift.desk.pins == ["1234"]


def test_the_keypad_goes_after_a_while_and_a_late_answer_opens_nothing() -> None:
    shift = Shift()
    shift.staff.knock()
    shift.type("4829")
    shift.after(61)
    assert shift.staff.view is None
    shift.desk.opens()
    assert shift.staff.view is None


def test_a_keypad_that_is_touched_all_the_time_goes_all_the_same() -> None:
    shift = Shift()
    shift.staff.knock()
    for _ in range(13):
        shift.staff.touched()
        shift.after(5)
    assert shift.staff.view is None


def test_it_closes_half_a_minute_after_the_last_touch(shift: Shift) -> None:
    shift.after(29)
    shift.staff.touched()
    shift.after(29)
    assert shift.staff.is_open
    shift.after(2)
    assert not shift.staff.is_open


def test_a_stranger_who_touches_it_all_the_time_has_it_for_a_quarter_of_an_hour(
    shift: Shift,
) -> None:
    for _ in range(60):
        assert shift.staff.is_open
        shift.staff.touched()
        shift.after(15)
    assert not shift.staff.is_open


def test_the_digits_are_in_nothing_that_could_be_logged() -> None:
    shift = Shift()
    shift.staff.knock()
    for digit in "7351":
        shift.staff.type_digit(digit)
    assert "7351" not in repr(vars(shift.staff))
    shift.staff.done()
    assert "7351" not in repr(vars(shift.staff))


def test_the_evening_is_looked_at_again_and_again(shift: Shift) -> None:
    before = shift.desk.looks
    for _ in range(3):
        shift.after(2)
    assert shift.desk.looks == before + 3


def test_a_database_that_does_not_answer_is_said_and_what_was_known_stays(shift: Shift) -> None:
    shift.after(2)
    shift.desk.shows(None)
    assert shift.view.note == "The database does not answer."
    assert shift.keys[0] == "order k40"


def test_each_order_says_its_number_state_age_pager_and_what_is_to_pay(shift: Shift) -> None:
    first = shift.view.items[0]
    assert (first.text, first.detail) == ("40 · ready", "19 min · pager 7 · to pay €9.00")


def test_an_order_that_is_ready_can_be_collected_and_called_but_not_made_again(
    shift: Shift,
) -> None:
    shift.staff.choose("order k40")
    assert shift.keys[0] == "enter"
    assert f"card {Card.CALL_AGAIN}" in shift.keys
    shift.staff.choose("enter")
    shift.desk.answers(
        AnswerLine(AnswerWord.ALREADY, 40, state=OrderState.COLLECTED, at=samplestaff.NOW)
    )
    assert shift.desk.entered == [40]
    assert shift.view.note == "40 collected 22:30"
    assert shift.keys[0] == "order k40", "back to the list"


def test_one_to_be_made_can_be_neither_called_nor_handed_over_unpaid(shift: Shift) -> None:
    shift.staff.choose("order k41")
    assert f"card {Card.CALL_AGAIN}" not in shift.keys
    assert f"card {Card.NOT_PAID}" not in shift.keys
    assert f"card {Card.FREE_ON_THE_HOUSE}" in shift.keys


def test_of_a_paid_order_nothing_is_offered_about_money(shift: Shift) -> None:
    shift.staff.choose("order k42")
    money = {f"card {card}" for card in (Card.NOT_PAID, *GIFTS)}
    assert not money & set(shift.keys)


def test_one_handed_over_can_be_brought_back(shift: Shift) -> None:
    shift.staff.choose("order k39")
    assert shift.keys[0] == f"card {Card.NOT_READY}"


@pytest.mark.parametrize("card", sorted((*CANCELS, *GIFTS)))
def test_what_cannot_be_taken_back_wants_a_second_touch(shift: Shift, card: Card) -> None:
    shift.staff.choose("order k41")
    shift.staff.choose(f"card {card}")
    assert shift.desk.played == []
    (item,) = [each for each in shift.view.items if each.key == f"card {card}"]
    assert (item.text, item.wrong) == ("Once more to be sure.", True)
    assert shift.view.note.startswith("41 · "), "what it is about stands above"
    shift.staff.choose(f"card {card}")
    assert shift.desk.played == [(card, Beside(order_key="k41"))]


def test_another_touch_between_makes_it_ask_again(shift: Shift) -> None:
    shift.staff.show_page("evening")
    shift.staff.choose(f"card {Card.CLOSE}")
    shift.staff.choose(f"card {Card.FIGURES}")
    shift.desk.answers()
    shift.staff.choose(f"card {Card.CLOSE}")
    assert [card for card, _ in shift.desk.played] == [Card.FIGURES]


def test_a_refusal_is_said_in_words_and_changes_no_page(shift: Shift) -> None:
    shift.staff.choose("order k40")
    shift.staff.choose(f"card {Card.CALL_AGAIN}")
    shift.desk.answers(AnswerLine(AnswerWord.CALLED_OFTEN, 40), ring=Ring.REFUSED)
    assert shift.view.note == "40: called often enough"
    assert shift.view.is_refusal
    assert shift.keys[0] == "enter"


def test_what_was_not_saved_is_said_for_somebody_who_touches_and_does_not_scan(
    shift: Shift,
) -> None:
    shift.staff.choose("order k40")
    shift.staff.choose("enter")
    shift.desk.answers(AnswerLine(AnswerWord.NOT_SAVED), ring=Ring.REFUSED)
    assert shift.view.note == "Not saved. Try again."


def test_until_the_answer_comes_nothing_else_is_asked_for(shift: Shift) -> None:
    shift.staff.choose("order k40")
    shift.staff.choose("enter")
    shift.staff.choose("enter")
    assert shift.desk.entered == [40]


def test_a_typed_number_is_entered(shift: Shift) -> None:
    shift.staff.show_page("number")
    shift.type("1234")
    assert shift.desk.entered == [123], "no number has four digits"
    shift.desk.answers(ring=Ring.REFUSED)
    assert shift.view.note == "Too soon: a moment, then again."


def test_a_touch_marks_what_ran_out_and_another_brings_it_back(shift: Shift) -> None:
    shift.staff.show_page("goods")
    shift.staff.choose("goods ingredient gin")
    shift.desk.answers()
    shift.staff.choose("goods ingredient lime")
    assert shift.desk.played == [
        (Card.SOLD_OUT, Beside(goods=GIN)),
        (Card.BACK_AGAIN, Beside(goods=LIME)),
    ]


def test_every_pager_that_is_away_can_be_found(shift: Shift) -> None:
    shift.staff.show_page("evening")
    shift.staff.choose("pager 9")
    assert shift.desk.played == [(Card.PAGER_FOUND, Beside(pager=9))]


def test_a_pager_is_lost_by_its_number_at_the_second_touch(shift: Shift) -> None:
    shift.staff.show_page("evening")
    shift.staff.choose("pager 3")
    assert shift.desk.played == []
    shift.staff.choose("pager 3")
    assert shift.desk.played == [(Card.PAGER_LOST, Beside(pager=3))]


def test_who_asks_for_help_is_said_where_help_is_answered(shift: Shift) -> None:
    shift.staff.show_page("evening")
    shift.after(2)
    shift.desk.shows(replace(samplestaff.LOOK, wants_help=True))
    (item,) = [each for each in shift.view.items if each.key == f"card {Card.HELP_COMES}"]
    assert item.strong
    assert shift.view.note == "A guest asks for help."


def test_the_devices_say_what_they_lack_and_a_test_paper_is_queued(shift: Shift) -> None:
    shift.staff.show_page("devices")
    said = [(item.text, item.detail) for item in shift.view.items if item.wrong]
    assert said == [
        ("receipt printer", "does not prove what it prints"),
        ("standby printer", "paper near its end"),
    ]
    shift.staff.choose("test receipt")
    assert shift.desk.tests == ["receipt"]
    shift.desk.queued.pop()(True)
    assert shift.view.note == "On its way: receipt printer"


def test_each_device_works_or_not_or_is_not_known(shift: Shift) -> None:
    shift.staff.show_page("devices")
    said = {item.text: item.detail for item in shift.view.items if not item.key}
    assert said == {
        "bar printer": "works",
        "standby printer": "paper near its end",
        "receipt printer": "does not prove what it prints",
        "pager base": "works",
        "scanner": "read a code 3 min ago",
        "database": "works",
        "program": "works",
    }
    shift.after(2)
    shift.desk.shows(replace(samplestaff.LOOK, scanned_at=None))
    (scanner,) = [item for item in shift.view.items if item.text == "scanner"]
    assert scanner.detail == "not known yet"


@pytest.mark.parametrize("proof", Proof)
def test_a_test_paper_that_came_out_says_what_is_proven(shift: Shift, proof: Proof) -> None:
    shift.staff.show_page("devices")
    said = set()
    for state in JobState:
        is_printed = state is JobState.PRINTED
        trial = TrialPrint("bar", state, proof if is_printed else None)
        shift.after(2)
        shift.desk.shows(replace(samplestaff.LOOK, trials=(trial,)))
        said.add(next(item.detail for item in shift.view.items if item.key == "test bar"))
    assert len(said) == len(JobState)
    assert "" not in said


def test_a_standby_that_brings_the_test_paper_out_is_named(shift: Shift) -> None:
    shift.staff.show_page("devices")
    shift.after(2)
    trial = TrialPrint("standby", JobState.PRINTED, Proof.CONFIRMED)
    shift.desk.shows(replace(samplestaff.LOOK, trials=(trial,)))
    (item,) = [item for item in shift.view.items if item.key == "test bar"]
    assert item.detail == "standby printer: printed: the printer confirms it"


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (CallResult.ACCEPTED, "Pager 5: the base has called it."),
        (CallResult.REFUSED, "Pager 5 was not called."),
        (CallResult.NO_ANSWER, "Pager 5: the base says nothing."),
    ],
)
def test_a_pager_that_is_with_nobody_can_be_tried_out(
    shift: Shift, result: CallResult, said: str
) -> None:
    shift.staff.show_page("devices")
    assert "call 7" not in shift.keys, "a guest has it"
    shift.staff.choose("call 5")
    assert shift.desk.called == [5]
    shift.desk.calls.pop()(result)
    assert (shift.view.note, shift.view.is_refusal) == (said, result is not CallResult.ACCEPTED)


def test_a_touched_glass_makes_the_cards_about_money_mean_only_it(shift: Shift) -> None:
    shift.staff.choose("order k41")
    shift.staff.choose("glass negroni")
    marked = next(item for item in shift.view.items if item.key == "glass negroni")
    assert (marked.text, marked.detail, marked.strong) == ("2 × Negroni", "1 of them meant", True)
    shift.staff.choose("glass americano")
    assert "money: only for what is marked" in [band.title for band in shift.view.bands]
    for _ in range(2):
        shift.staff.choose(f"card {Card.FREE_ON_THE_HOUSE}")
    drinks = tuple(Goods(GoodsKind.DRINK, name) for name in ("negroni", "americano"))
    assert shift.desk.played == [(Card.FREE_ON_THE_HOUSE, Beside("k41", parts=drinks))]


def test_touched_once_more_than_there_are_a_glass_is_not_meant_any_more(shift: Shift) -> None:
    shift.staff.choose("order k41")
    for _ in range(3):
        shift.staff.choose("glass negroni")
    for _ in range(2):
        shift.staff.choose(f"card {Card.FREE_ON_THE_HOUSE}")
    assert shift.desk.played == [(Card.FREE_ON_THE_HOUSE, Beside("k41"))]


def test_of_a_paid_order_no_glass_can_be_meant(shift: Shift) -> None:
    shift.staff.choose("order k42")
    assert not [key for key in shift.keys if key.startswith("glass")]


def test_an_order_somebody_else_saw_to_is_said_so(shift: Shift) -> None:
    shift.staff.choose("order k41")
    shift.after(2)
    shift.desk.shows(replace(samplestaff.LOOK, orders=()))
    assert (shift.keys, shift.view.note) == ([], "Seen to already.")


def test_everything_a_card_can_do_can_be_done_here(shift: Shift) -> None:
    found: set[str] = set()
    for key in ("k39", "k40", "k41"):
        shift.staff.choose(f"order {key}")
        found.update(shift.keys)
        shift.staff.back()
    shift.staff.show_page("evening")
    found.update(shift.keys)
    by_touch = {Card.PAGER_FOUND} | {card for card in Card if NEEDS[card] is Needs.GOODS}
    left_out = {card for card in Card if f"card {card}" not in found} - by_touch
    assert left_out == set()


def test_closing_leaves_nothing(shift: Shift) -> None:
    shift.staff.close()
    assert shift.staff.view is None
    shift.desk.shows(replace(samplestaff.LOOK)) if shift.desk._seen else None
    shift.staff.choose("order k40")
    shift.staff.show_page("goods")
    assert shift.staff.view is None
