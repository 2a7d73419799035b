"""Orders and jobs for scripts: the fields are kept, times carry their offset."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from kiosk.domain.health import Trouble
from kiosk.ports import Unproven
from kiosk.services import listing
from tests.services.conftest import Window

ROME = ZoneInfo("Europe/Rome")


def test_an_order_lists_the_codes_of_its_own_papers(window: Window) -> None:
    first, second = window.place(), window.place("chinotto")
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.print_all()
    listed = listing.orders(window.storage, first.day, ROME)
    assert [order["key"] for order in listed] == [first.key, second.key]
    assert [len(order["codes"]) for order in listed] == [2, 1]
    assert listed[0]["codes"] == [job.code for job in window.tickets(first.key)]


def test_an_order_lists_what_the_guest_asked_to_be_spared(window: Window) -> None:
    order = window.place()
    (listed,) = listing.orders(window.storage, order.day, ROME)
    (line,) = listed["lines"]
    assert listed["without"] == []
    assert (line["allergens"], line["strength_permille"]) == ([], 260)


def test_times_are_the_windows_own_with_their_offset(window: Window) -> None:
    window.place()
    (order,) = listing.orders(window.storage, None, ROME)
    assert order["placed_at"] == "2026-11-20T23:10:00.000+01:00"
    assert order["shown_at"] is None
    assert order["history"] == [
        {"at": order["placed_at"], "who": "guest", "from": None, "to": "placed", "why": "ordered"}
    ]


def test_a_copy_names_its_original_and_a_receipt_has_no_code(window: Window) -> None:
    order = window.place()
    window.printer.outcomes.append(Unproven(Trouble.NO_ANSWER))
    window.print_all()
    ticket, receipt, copy = listing.jobs(window.storage, order.day, ROME)
    assert (ticket["state"], copy["state"], copy["proof"]) == ("uncertain", "printed", "confirmed")
    assert copy["copy_of"] == ticket["id"]
    assert (receipt["kind"], receipt["code"]) == ("receipt", None)
    assert [row["to"] for row in ticket["history"]] == ["queued", "printing", "uncertain"]
