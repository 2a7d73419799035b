"""Paper, cover and knife: a printer that waits for a person keeps its ticket, prints it once."""

from __future__ import annotations

import pytest

from kiosk.presenters.views import NumberView
from tests.faults.conftest import MakeNight
from tests.faults.night import Night, is_copy, states


@pytest.fixture(scope="module")
def shared(make_night: MakeNight) -> Night:
    return make_night()


@pytest.fixture
def night(shared: Night) -> Night:
    shared.begin()
    return shared


def test_paper_near_its_end_sells_on(night: Night):
    night.tell("near-end")
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    (job,) = night.settled(number, "printed")
    assert (job["proof"], job["waiting_for"]) == ("confirmed", None)
    assert not night.was_closed()
    assert night.window.presenter.status.is_open
    night.tell("paper-in")


def test_paper_out_before_an_order_closes_the_window_until_there_is_a_roll(night: Night):
    night.tell("paper-out")
    closed = night.until_closed()
    assert closed.sentences
    orders = night.listed("orders")
    assert night.listed("orders") == orders
    assert night.papers == ()

    night.tell("paper-in")
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    (job,) = night.settled(number, "printed")
    assert states(job) == ["queued", "printing", "printed"]


@pytest.mark.parametrize(
    ("fault", "waits_for", "remedy"),
    [
        ("paper-out@line", "paper out", "paper-in"),
        ("cover-open@line", "cover open", "cover-close"),
        ("cutter-jam", "cutter", "cutter-clear"),
    ],
)
def test_what_stops_in_the_middle_of_a_ticket_is_waited_for(
    night: Night, fault: str, waits_for: str, remedy: str
):
    night.tell(fault)
    number = night.order()
    night.until(lambda: _waiting_for(night, number) == waits_for, f"waits for {waits_for}")
    # She has her number; whoever comes next finds the window closed.
    assert isinstance(night.window.presenter.view, NumberView)
    assert night.papers == ()
    night.until_told_to_knock(number)

    night.tell(remedy)
    _is_printed_once(night, number)


def test_paper_out_after_the_cut_holds_the_confirmation_only(night: Night):
    night.tell("paper-out@cut")
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    night.until(lambda: _waiting_for(night, number) == "paper out", "waits for paper")
    # The ticket is there, but only the printer can say so, and it says nothing without paper.
    night.until_told_to_knock(number)

    night.tell("paper-in")
    _is_printed_once(night, number)


def _is_printed_once(night: Night, number: int) -> None:
    (job,) = night.settled(number, "printed")
    assert states(job) == ["queued", "printing", "printed"]
    assert (job["proof"], job["attempts"], job["waiting_for"]) == ("confirmed", 1, None)
    (ticket,) = night.papers
    assert (ticket,) == night.tickets_of(number)
    assert not is_copy(ticket)
    assert night.order_row(number)["state"] == "placed"
    night.until_open()


def _waiting_for(night: Night, number: int) -> str:
    (job,) = night.jobs_of(number)
    return job.waiting_for
