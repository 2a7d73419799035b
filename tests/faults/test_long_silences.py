"""Faults that are noticed only after a while: three windows wait for theirs at the same time."""

from __future__ import annotations

import pytest

from kiosk.domain.printjob import JobState
from kiosk.presenters.views import NumberView
from tests.faults.conftest import MakeNight
from tests.faults.night import EVERYTHING, SCANNER, Night, is_copy, states, troubles
from tests.faults.rack import TWENTY_PAGERS, Bar


class Silences:
    """What happens to three windows, all at once, up to where each has noticed."""

    def __init__(self, make_night: MakeNight) -> None:
        self.stalled = make_night()
        self.stalled.tell("stall@line")
        self.stalled_number = self.stalled.order()
        self.silent, self.silent_number = _ready(make_night, "silent")
        self.late, self.late_number = _ready(make_night, "late")


def _ready(make_night: MakeNight, fault: str) -> tuple[Bar, int]:
    bar = Bar(make_night(TWENTY_PAGERS, SCANNER, plugged=EVERYTHING))
    return bar, bar.make_ready(fault)


@pytest.fixture(scope="module")
def silences(make_night: MakeNight) -> Silences:
    return Silences(make_night)


def test_a_base_that_says_nothing_is_called_again_and_the_bar_is_told(silences: Silences):
    bar, number = silences.silent, silences.silent_number
    assert bar.line_about(number)
    assert bar.until_call_is(number, "accepted") == 2
    assert bar.was_called(number) == 1
    assert bar.night.order_row(number)["state"] == "ready"
    assert number in bar.night.window.presenter.status.ready


def test_a_late_acknowledgement_is_not_taken_for_the_next_calls(silences: Silences):
    bar, number = silences.late, silences.late_number
    assert bar.line_about(number)
    assert bar.until_call_is(number, "accepted") == 2
    # At least once: it buzzed for the answer that came too late, and for the second call.
    assert bar.was_called(number) == 2
    following = bar.make_ready()
    assert bar.until_call_is(following, "accepted") == 1
    assert bar.was_called(following) == 1


def test_a_printer_stalled_for_ever_leaves_a_doubt_and_a_copy_when_it_is_back(silences: Silences):
    night, number = silences.stalled, silences.stalled_number
    assert isinstance(night.window.presenter.view, NumberView)
    night.until_told_to_knock(number)
    (doubted,) = night.settled(number, "uncertain")
    assert troubles(doubted)[-1] in ("no answer", "stalled")
    assert night.papers == ()
    assert not night.window.presenter.status.is_open

    night.tell("resume")
    _come_out(night, number)
    night.until_open()


def _come_out(night: Night, number: int) -> None:
    """What it held comes out after all, so the copy is not needed, or is one that says so."""
    night.until(
        lambda: any(job.state is JobState.PRINTED for job in night.jobs_of(number)), "a proof"
    )
    tickets = night.until(lambda: night.tickets_of(number), "a ticket")
    assert [is_copy(ticket) for ticket in tickets].count(False) == 1
    original, *_ = night.job_rows(number)
    assert states(original)[:3] == ["queued", "printing", "uncertain"]
