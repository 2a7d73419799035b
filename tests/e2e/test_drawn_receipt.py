"""A guest who reads Japanese: her receipt is drawn, the bartender's ticket stays text."""

from __future__ import annotations

from hardware.printer.paper import Bitmap, Page
from kiosk.domain.printjob import JobState, Proof
from kiosk.ports import Records
from tests.e2e.conftest import RECEIPT, Place

_NAMED = 'name = "Finestra 43"\n'


def test_a_japanese_order_has_a_drawn_receipt_and_an_italian_ticket_with_her_wish(place: Place):
    place.configure(RECEIPT)
    text = place.config_file.read_text(encoding="utf-8")
    text = text.replace(_NAMED, f'{_NAMED}languages = ["it", "ja"]\n')
    place.config_file.write_text(text, encoding="utf-8")
    bar = place.plug_in_printer("bar", "--baud", "38400")
    receipts = place.plug_in_printer("receipt", "--baud", "38400")
    with place.window() as window:
        window.until_open()
        window.presenter.choose_language("ja")
        window.presenter.open_panel("wishes")
        window.presenter.choose_in_panel("allergens", "nuts")
        window.presenter.close_panel()
        window.order_a_negroni()
        (ticket,) = window.until(lambda: bar.tickets, "the ticket")
        (receipt,) = window.until(lambda: receipts.pages, "the receipt")
        window.until_stored(_all_confirmed, "both papers are proven")
    words = "\n".join(ticket.lines)
    assert "non Campari" in words
    assert "SENZA: frutta a guscio" in words
    assert not _pictures(ticket)
    assert "1" in receipt.lines
    assert _pictures(receipt) > 20


def _pictures(page: Page) -> int:
    return sum(isinstance(item, Bitmap) for row in page.rows for item in row.items)


def _all_confirmed(records: Records) -> bool:
    jobs = records.jobs.of_day(None)
    return all((job.state, job.proof) == (JobState.PRINTED, Proof.CONFIRMED) for job in jobs)
