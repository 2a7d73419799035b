"""A printer that says too much, too late, too little, or nothing: old news is no news."""

from __future__ import annotations

import pytest

from kiosk.domain.health import Trouble
from kiosk.presenters.views import NumberView
from tests.cli.command import kiosk
from tests.e2e.devices import INTERRUPTED
from tests.faults.conftest import MakeNight
from tests.faults.night import Night, is_copy, states


@pytest.fixture(scope="module")
def shared(make_night: MakeNight) -> Night:
    return make_night()


@pytest.fixture
def night(shared: Night) -> Night:
    shared.begin()
    return shared


@pytest.mark.parametrize("manner", ["chatter", "garbage"])
def test_reports_and_noise_between_the_answers_change_nothing(night: Night, manner: str):
    night.tell(manner)
    numbers = [night.order(), night.order()]
    for number in numbers:
        assert not is_copy(night.ticket_of(number))
        (job,) = night.settled(number, "printed")
        assert (job["proof"], job["attempts"]) == ("confirmed", 1)
        assert night.order_row(number)["shown_at"]
    assert len(night.papers) == 2
    assert not night.was_closed()
    night.tell("prompt")


def test_while_each_answer_belongs_to_the_question_before_none_of_them_is_old_news(night: Night):
    night.tell("late", "paper-out")
    night.until_closed()
    assert night.papers == ()
    night.tell("paper-in", "prompt")
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    (job,) = night.settled(number, "printed")
    assert states(job) == ["queued", "printing", "printed"]


def test_a_confirmation_that_comes_late_still_proves_its_ticket(night: Night):
    night.tell("late@cut")
    number = night.order()
    (job,) = night.settled(number, "printed")
    assert (job["proof"], job["attempts"]) == ("confirmed", 1)
    (ticket,) = night.papers
    assert not is_copy(ticket)
    assert isinstance(night.window.presenter.view, NumberView)
    night.tell("prompt")
    night.until_open()


def test_half_a_command_left_in_the_printer_swallows_nothing_after_a_replug(night: Night):
    night.tell("unplug@code")
    number = night.order()
    night.settled(number, "uncertain")
    night.until_told_to_knock(number)
    night.tell("replug")
    night.settled(number, "uncertain", "printed")
    fragment, copy = night.papers
    assert fragment.lines[-1] == INTERRUPTED
    assert night.tickets_of(number) == (copy,)
    assert is_copy(copy)
    following = night.order()
    assert not is_copy(night.ticket_of(following))
    night.settled(following, "printed")


def test_a_printer_that_hangs_closes_the_window_and_is_back_when_it_goes_on(night: Night):
    night.tell("stall")
    night.until_closed()
    assert night.papers == ()
    orders = night.listed("orders")
    night.tell("resume")
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    night.settled(number, "printed")
    assert len(night.listed("orders")) == len(orders) + 1


def test_a_printer_without_confirmation_proves_a_ticket_by_a_fence(make_night: MakeNight):
    night = make_night(printer=("--no-confirm",))
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    (job,) = night.settled(number, "printed")
    assert (job["proof"], job["attempts"]) == ("fenced", 1)
    assert isinstance(night.window.presenter.view, NumberView)
    assert night.window.presenter.status.is_open


NOTHING = ("--no-status", "--no-asb", "--no-confirm", "--no-fence")


def test_a_printer_that_answers_nothing_keeps_the_window_closed(make_night: MakeNight):
    night = make_night(printer=NOTHING)
    night.until(lambda: b"\x10\x04" in _received(night), "it was asked")
    closed = night.until_closed()
    assert closed.title
    assert (night.listed("orders"), night.listed("jobs"), night.papers) == ([], [], ())
    assert not night.window.presenter.status.is_open


def test_a_printer_that_answers_nothing_sells_if_the_owner_wrote_that_it_says_nothing(
    make_night: MakeNight,
):
    night = make_night(printer=NOTHING, status="none", confirm="none")
    number = night.order()
    assert not is_copy(night.ticket_of(number))
    (job,) = night.settled(number, "printed")
    assert (job["proof"], job["attempts"]) == ("sent", 1)
    assert isinstance(night.window.presenter.view, NumberView)


def test_a_printer_that_does_not_confirm_as_was_written_sells_nothing_and_says_why(
    make_night: MakeNight,
):
    night = make_night(printer=("--no-confirm",), confirm="id")
    status = night.window.presenter
    night.until(lambda: status.status.bar_troubles == (Trouble.NO_PROOF,), "why it is closed")
    night.until_closed()
    assert (night.listed("orders"), night.listed("jobs"), night.papers) == ([], [], ())
    night.stop()
    done = kiosk("check", "--config", night.place.config_file)
    assert done.returncode == 1
    assert "does not prove what it prints (id)" in done.stdout
    assert 'write confirm = "auto"' in done.stdout


def _received(night: Night) -> bytes:
    assert night.bar is not None
    return night.bar.received
