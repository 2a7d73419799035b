"""What happens at the window when a device is away, pulled out, or talks too much."""

from __future__ import annotations

from kiosk.domain.order import OrderState
from kiosk.domain.pagers import CallState
from kiosk.domain.printjob import JobState
from kiosk.ports import Records
from kiosk.presenters.views import ClosedView
from tests.e2e.conftest import PAGER, SCANNER, Place
from tests.e2e.devices import INTERRUPTED, PrinterDevice, code_of, is_copy, is_whole_ticket
from tests.e2e.window import HeadlessWindow


def test_without_its_printer_the_window_is_closed_and_opens_when_the_printer_appears(place: Place):
    with place.window() as window:
        closed = window.until_closed()
        assert closed.title
        window.presenter.start()
        assert isinstance(window.presenter.view, ClosedView)

        bar = place.plug_in_printer()
        window.order_a_negroni()
        (ticket,) = window.until(lambda: bar.tickets, "the ticket")
    assert not is_copy(ticket)


def test_a_printer_pulled_out_in_an_idle_moment_closes_the_window_until_it_is_back(place: Place):
    bar = place.plug_in_printer()
    with place.window() as window:
        window.until_open()
        bar.pull_out()
        window.until_closed()
        again = place.plug_in_printer()
        window.order_a_negroni()
        (ticket,) = window.until(lambda: again.tickets, "the ticket")
    assert not is_copy(ticket)
    assert bar.pages == ()


def test_a_printer_pulled_out_in_the_middle_of_a_ticket_prints_a_marked_copy_later(place: Place):
    place.configure(baud=1200)
    torn = place.plug_in_printer("bar", "--baud", "1200")
    with place.window() as window:
        window.order_a_negroni()
        window.until(lambda: b"Negroni" in torn.received, "the ticket has begun")
        torn.pull_out()
        assert torn.pages == ()
        window.until_stored(_is_uncertain, "nobody knows whether it printed")

        whole = place.plug_in_printer()
        window.until(lambda: whole.tickets, "the copy")
        window.until_stored(_copy_is_printed, "the copy is proven")
        window.next_guest()
        window.order_a_negroni()
        window.until(lambda: len(whole.tickets) == 2, "the next ticket")
        jobs = place.listed("jobs")

    assert torn.fragment.lines[0] == "1"
    end_of_fragment, copy, following = whole.pages
    assert end_of_fragment.lines == (INTERRUPTED,)
    assert is_whole_ticket(copy)
    assert is_copy(copy)
    assert (copy.lines[-1], following.lines[-1]) == ("1", "2")
    assert not is_copy(following)
    original, of_original, _ = jobs
    assert (original["state"], original["attempts"], original["copy_of"]) == ("uncertain", 1, None)
    assert (of_original["state"], of_original["copy_of"]) == ("printed", original["id"])
    assert code_of(copy) == of_original["code"] != original["code"]


def test_without_its_pager_base_an_order_is_ready_on_the_board_and_one_line_says_so(place: Place):
    place.configure(PAGER, SCANNER)
    bar, scanner = place.plug_in_printer(), place.plug_in_scanner()
    with place.window() as window:
        window.order_a_negroni()
        window.next_guest()
        (ticket,) = window.until(lambda: bar.tickets, "the ticket")
        scanner.tell(code_of(ticket))
        window.until(lambda: window.presenter.status.ready == (1,), "ready on the board")
        window.until(lambda: bar.pages[1:], "the line about the pager")

        base = place.plug_in_pager_base()
        window.until_stored(_is_called, "the pager is called after all")
        assert 'base   pager 0427 "7" called' in base.dialogue
        (order,) = place.listed("orders")
    assert order["state"] == "ready"
    assert [page.lines for page in bar.pages[1:]] == [("1: pager 7 non chiamato",)]


def test_a_stuttering_scanner_makes_an_order_ready_once(place: Place):
    place.configure(PAGER, SCANNER)
    bar, base = place.plug_in_printer(), place.plug_in_pager_base()
    scanner = place.plug_in_scanner("--baud", "4800")
    with place.window() as window:
        first, second = _two_tickets(window, bar)
        scanner.tell(*[first] * 12, second)
        window.until(lambda: window.presenter.status.ready == (1, 2), "all of it was read")
        window.until_stored(_is_called, "the pager is called")
        order, _ = place.listed("orders")
    assert [change["to"] for change in order["history"]] == ["placed", "ready"]
    assert base.dialogue.count('base   pager 0427 "7" called') == 1
    assert bar.pages == bar.tickets


def test_half_codes_strange_codes_and_noise_change_nothing(place: Place):
    place.configure(SCANNER)
    bar, scanner = place.plug_in_printer(), place.plug_in_scanner()
    with place.window() as window:
        first, second = _two_tickets(window, bar)
        scanner.tell(first[:-6], first * 2, first.lower(), "8000500310427", "¿" * 400)
        scanner.tell(first[:-4] + second[-4:], second)
        window.until(lambda: window.presenter.status.ready == (2,), "all of it was read")
        assert window.presenter.status.making == (1,)
        window.until(lambda: bar.pages != bar.tickets, "the answer")
        order, _ = place.listed("orders")
    assert [change["to"] for change in order["history"]] == ["placed"]


def _two_tickets(window: HeadlessWindow, bar: PrinterDevice) -> tuple[str, str]:
    """Two guests order; the codes on their tickets."""
    for count in (1, 2):
        window.order_a_negroni()
        window.next_guest()
        window.until(lambda: len(bar.tickets) == count, "the ticket")  # noqa: B023 - used at once
    first, second = map(code_of, bar.tickets)
    return first, second


def _is_uncertain(records: Records) -> bool:
    return any(job.state is JobState.UNCERTAIN for job in records.jobs.of_day(None))


def _copy_is_printed(records: Records) -> bool:
    jobs = records.jobs.of_day(None)
    return any(job.is_copy and job.state is JobState.PRINTED for job in jobs)


def _is_called(records: Records) -> bool:
    order = records.orders.of_day(None)[0]
    return order.state is OrderState.READY and any(
        call.state is CallState.ACCEPTED for call in records.calls.of_order(order.key)
    )
