"""Two printers for one bar, over real lines: one goes, the other stands in, nothing is lost."""

from __future__ import annotations

from collections.abc import Callable

from hardware.printer.paper import Page
from kiosk.domain.health import Verdict
from kiosk.domain.printjob import JobState
from kiosk.domain.standby import TakeOverAfter
from kiosk.ports import Records
from tests.e2e.conftest import STANDBY, Place
from tests.e2e.devices import INTERRUPTED, is_copy
from tests.e2e.window import HeadlessWindow

HASTY = TakeOverAfter(otherwise_s=4.0, mended_by_hand_s=4.0)


def test_without_the_bar_printer_the_standby_brings_the_ticket_out_unmarked(place: Place):
    place.configure(STANDBY)
    standby = place.plug_in_printer("standby")
    with place.window(takeover=HASTY) as window:
        window.order_a_negroni()
        (ticket,) = window.until(lambda: standby.tickets, "the ticket")
        window.until_stored(_settled(1), "the ticket is proven")
        (job,) = place.listed("jobs")
    assert not is_copy(ticket)
    assert (job["printer"], job["state"], job["attempts"]) == ("standby", "printed", 1)


def test_a_ticket_torn_at_the_bar_is_copied_by_the_standby_until_the_bar_is_back(place: Place):
    place.configure(STANDBY)
    bar, standby = place.plug_in_printer(), place.plug_in_printer("standby")
    with place.window(takeover=HASTY) as window:
        _until_the_bar_printer_works(window)
        bar.tell("unplug@code")
        window.order_a_negroni()
        (copy,) = window.until(lambda: standby.tickets, "the copy")
        _order_next(window)
        window.until(lambda: len(standby.tickets) == 2, "the next ticket")
        window.until_stored(_settled(2), "both are proven")

        bar.tell("replug")
        _until_the_bar_printer_works(window)
        _order_next(window)
        window.until(lambda: bar.tickets, "the ticket comes out of the bar printer")
        window.until_stored(_settled(3), "all are proven")
        jobs = place.listed("jobs")
    assert is_copy(copy)
    assert [_number(page) for page in standby.tickets] == ["1", "2"]
    assert not is_copy(standby.tickets[1])
    assert bar.pages[0].lines[-1] == INTERRUPTED
    assert [_number(page) for page in bar.tickets] == ["3"]
    assert [(job["printer"], job["state"], job["copy_of"]) for job in jobs] == [
        ("bar", "uncertain", None),
        ("standby", "printed", jobs[0]["id"]),
        ("standby", "printed", None),
        ("bar", "printed", None),
    ]


def test_paper_out_in_a_ticket_brings_a_copy_and_after_the_refill_the_unmarked_one(place: Place):
    place.configure(STANDBY)
    bar, standby = place.plug_in_printer(), place.plug_in_printer("standby")
    with place.window(takeover=HASTY) as window:
        _until_the_bar_printer_works(window)
        bar.tell("paper-out@line")
        window.order_a_negroni()
        (copy,) = window.until(lambda: standby.tickets, "the copy")
        window.until_stored(_settled(1), "the copy is proven")
        assert place.listed("jobs")[0]["state"] == "uncertain"

        bar.tell("paper-in")
        window.until_stored(_are_printed(2), "what the bar printer held is out and confirmed")
        (held,) = bar.tickets
        _until_the_bar_printer_works(window)
        _order_next(window)
        window.until(lambda: len(bar.tickets) == 2, "the next ticket")
        window.until_stored(_settled(2), "all are proven")
        jobs = place.listed("jobs")
    assert (is_copy(copy), is_copy(held)) == (True, False)
    assert not [page for page in bar.pages if INTERRUPTED in page.lines]
    original, of_original, following = jobs
    assert (original["printer"], original["state"], original["proof"]) == (
        "bar",
        "printed",
        "confirmed",
    )
    assert (of_original["printer"], of_original["state"]) == ("standby", "printed")
    assert (following["printer"], following["copy_of"]) == ("bar", None)


def test_with_both_down_the_window_closes_and_the_one_that_is_back_goes_on(place: Place):
    place.configure(STANDBY)
    bar, standby = place.plug_in_printer(), place.plug_in_printer("standby")
    with place.window(takeover=HASTY) as window:
        window.until_open()
        bar.pull_out()
        standby.pull_out()
        window.until_closed()

        again = place.plug_in_printer("standby")
        window.order_a_negroni()
        (ticket,) = window.until(lambda: again.tickets, "the ticket")
        window.until_stored(_settled(1), "it is proven")
    assert not is_copy(ticket)
    assert standby.tickets == bar.tickets == ()


def _until_the_bar_printer_works(window: HeadlessWindow) -> None:
    window.until(lambda: window.presenter.status.bar is Verdict.WORKS, "the bar printer works")


def _order_next(window: HeadlessWindow) -> None:
    window.next_guest()
    window.order_a_negroni()


def _number(page: Page) -> str:
    return page.lines[-1]


def _settled(orders: int) -> Callable[[Records], bool]:
    """So many orders, and each has a proven ticket."""

    def look(records: Records) -> bool:
        jobs = records.jobs.of_day(None)
        proven = {job.order_key for job in jobs if job.state is JobState.PRINTED}
        return len(proven) == orders == len({job.order_key for job in jobs})

    return look


def _are_printed(count: int) -> Callable[[Records], bool]:
    def look(records: Records) -> bool:
        jobs = records.jobs.of_day(None)
        return sum(job.state is JobState.PRINTED for job in jobs) == count

    return look
