"""One order, from the glass to the paper to the pager, over ptys to devices in other processes."""

from __future__ import annotations

import time
from typing import Any

from kiosk.domain.printjob import JobState
from kiosk.domain.scan import READY_TO_COLLECTED_S
from kiosk.ports import Records
from tests.e2e.conftest import PAGER, RECEIPT, SCANNER, Place
from tests.e2e.devices import code_of, is_copy


def states(row: dict[str, Any]) -> list[str]:
    """What became of an order or a job, from its history."""
    return [change["to"] for change in row["history"]]


def test_an_order_goes_from_the_glass_to_paper_to_the_pager_and_is_collected(place: Place):
    place.configure(RECEIPT, PAGER, SCANNER)
    # As slow as the wires would be.
    bar = place.plug_in_printer("bar", "--baud", "38400")
    receipts = place.plug_in_printer("receipt", "--baud", "38400")
    base = place.plug_in_pager_base("--baud", "9600")
    scanner = place.plug_in_scanner("--baud", "9600")
    with place.window() as window:
        shown = window.order_a_negroni()
        assert (shown.number, "7" in shown.pager) == ("1", True)

        (ticket,) = window.until(lambda: bar.tickets, "the ticket")
        (receipt,) = window.until(lambda: receipts.pages, "the receipt")
        assert not is_copy(ticket)
        assert ticket.lines[0] == ticket.lines[-1] == "1"
        words = "\n".join(ticket.lines)
        assert "Negroni" in words
        assert "non Campari" in words
        assert "pager 7" in words
        assert "DA PAGARE" in words
        assert "1" in receipt.lines
        assert receipt.codes == ()
        window.until_stored(_all_printed, "both papers are proven")

        window.next_guest()
        scanner.tell(code_of(ticket))
        window.until(lambda: window.presenter.status.ready == (1,), "ready on the board")
        ready_at = time.monotonic()
        window.until(lambda: "base   211 Page accepted" in base.dialogue, "the call is accepted")
        assert 'base   pager 0427 "7" called' in base.dialogue
        (order,) = place.listed("orders")
        assert (order["state"], order["paid"]) == ("ready", False)

        window.until(lambda: time.monotonic() > ready_at + READY_TO_COLLECTED_S, "the guest comes")
        scanner.tell(code_of(ticket))
        window.until(lambda: not window.presenter.status.ready, "collected")
        window.until(lambda: window.presenter.status.pagers_out == (), "the pager is free")

        (order,) = place.listed("orders")
        jobs = place.listed("jobs")
    assert (order["state"], order["paid"], order["pager"]) == ("collected", True, 7)
    assert states(order) == ["placed", "ready", "collected"]
    assert order["codes"] == [code_of(ticket)]
    assert order["shown_at"] is not None
    assert [(job["kind"], job["printer"]) for job in jobs] == [
        ("ticket", "bar"),
        ("receipt", "receipt"),
    ]
    assert all(states(job) == ["queued", "printing", "printed"] for job in jobs)
    assert all(job["proof"] == "confirmed" and job["attempts"] == 1 for job in jobs)
    assert len(bar.pages) == len(receipts.pages) == 1


def _all_printed(records: Records) -> bool:
    return all(job.state is JobState.PRINTED for job in records.jobs.of_day(None))
