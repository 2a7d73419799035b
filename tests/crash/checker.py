"""The promise, asserted from evidence alone. It knows nothing of how the kiosk keeps it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from tests.crash.evidence import Evidence, StoredOrder
from tests.crash.papers import BarPage, Kind

COPIES_BY_ITSELF = 2
OPEN = ("placed", "ready")
CALL_LASTS_S = 60.0
"""A call that was begun while its order was ready may go on for so long after it left."""

_PAGE_BLOCK = re.compile(r"STX (\d+) CR ")


@dataclass(frozen=True)
class Broken:
    """A rule that does not hold, for which number, and what was seen."""

    rule: str
    number: int | None
    seen: str

    def __str__(self) -> str:
        return f"{self.rule}: number {self.number}: {self.seen}"


Rule = Callable[[Evidence], Iterator[Broken]]


def check(evidence: Evidence) -> list[Broken]:
    """Everything of the promise that does not hold when all has come to rest."""
    return [broken for rule in RULES for broken in rule(evidence)]


def numbers_shown_are_stored(evidence: Evidence) -> Iterator[Broken]:
    """Every number a guest or a passer-by could read stood in the database before."""
    placed = {order.number: order.placed_at for order in evidence.stored.orders}
    for event in evidence.glass:
        own = [int(event["number"])] if event["number"] else []
        for number in {*own, *(event["ready"] or ()), *(event["making"] or ())}:
            if number not in placed or placed[number] > event["at"]:
                yield Broken("a number shown is in the database", number, f"{event['screen']}")


def guests_saw_their_numbers(evidence: Evidence) -> Iterator[Broken]:
    """Every order's number stood on the glass for its guest, if need be after a restart."""
    shown = {int(event["number"]) for event in evidence.glass if event["number"]}
    for order in evidence.stored.orders:
        if order.number not in shown:
            yield Broken("every number is shown", order.number, "never on the glass")


def tickets_are_complete(evidence: Evidence) -> Iterator[Broken]:
    """At least one whole ticket of every order, or a person was called to look for it."""
    whole = {page.code for page in _whole(evidence)}
    for order in evidence.stored.orders:
        tickets = evidence.stored.tickets(order)
        if any(job.code in whole for job in tickets) or _person_was_called(evidence, order):
            continue
        states = ", ".join(job.state for job in tickets)
        yield Broken("at least one complete ticket", order.number, f"its jobs: {states}")


def _person_was_called(evidence: Evidence, order: StoredOrder) -> bool:
    tickets = evidence.stored.tickets(order)
    exhausted = sum(job.is_copy for job in tickets) >= COPIES_BY_ITSELF
    told = any(
        line.startswith(f"{order.number}: ")
        for page in evidence.pages
        if page.kind is Kind.ANSWER
        for line in page.lines
    )
    return exhausted and told


def unmarked_come_once(evidence: Evidence) -> Iterator[Broken]:
    """The unmarked form of a ticket, whole or torn, is there at most once; so is a receipt."""
    unmarked = Counter(
        page.number
        for page in evidence.pages
        if page.number is not None and not page.is_copy and page.kind is not Kind.ANSWER
    )
    for number, count in unmarked.items():
        if count > 1:
            yield Broken("at most one unmarked ticket", number, f"{count} of them")
    receipts = Counter(lines[1] for lines in evidence.receipts if lines[1:2] and _is_head(lines))
    for text, count in receipts.items():
        if count > 1:
            yield Broken("at most one unmarked receipt", int(text), f"{count} of them")


def _is_head(lines: tuple[str, ...]) -> bool:
    return lines[1].isdecimal() and len(lines) > 2 and lines[-1] == "Documento non fiscale."


def papers_are_clean(evidence: Evidence) -> Iterator[Broken]:
    """A torn beginning is closed by a feed, a word and a cut before anything follows it."""
    for page in evidence.pages:
        if page.kind is Kind.SPOILT:
            yield Broken("fragments are closed", page.number, " | ".join(page.lines))


def queue_keeps_its_order(evidence: Evidence) -> Iterator[Broken]:
    """The first whole tickets come by number; a copy has its original's place."""
    last = 0
    seen: set[int] = set()
    for page in _whole(evidence):
        assert page.number is not None
        if page.number in seen:
            continue
        seen.add(page.number)
        if page.number < last:
            yield Broken("the queue keeps its order", page.number, f"came after {last}")
        last = max(last, page.number)


def papers_belong_to_orders(evidence: Evidence) -> Iterator[Broken]:
    """What lies at the bar was ordered, and its code is its own."""
    codes = {
        job.code: order.number
        for order in evidence.stored.orders
        for job in evidence.stored.tickets(order)
    }
    for page in _whole(evidence):
        if codes.get(page.code) != page.number:
            yield Broken("a ticket belongs to an order", page.number, f"code {page.code}")


def numbers_run_without_gap(evidence: Evidence) -> Iterator[Broken]:
    """1, 2, 3 ...: so a missing ticket shows, and no two orders share a number."""
    numbers = [order.number for order in evidence.stored.orders]
    for place, number in enumerate(numbers, start=1):
        if number != place:
            yield Broken("numbers run without gap or double", number, f"stands at place {place}")


def pagers_have_one_order(evidence: Evidence) -> Iterator[Broken]:
    """No two open orders ever had one pager."""
    taken: list[tuple[int | None, float, float, int]] = [
        (order.pager, since, float("inf") if until is None else until, order.number)
        for order in evidence.stored.orders
        if order.pager is not None
        for since, until in order.spans(*OPEN)
    ]
    for place, (pager, since, until, number) in enumerate(taken):
        for other_pager, other_since, other_until, other in taken[:place]:
            if pager == other_pager and since < other_until and other_since < until:
                yield Broken("a pager has one open order", number, f"pager {pager}: also {other}")


def calls_are_for_ready_orders(evidence: Evidence) -> Iterator[Broken]:
    """Nothing reached the pager base for an order that was not ready when it began."""
    spans = [
        (order.pager, since, until)
        for order in evidence.stored.orders
        for since, until in order.spans("ready")
    ]
    for pager, at in _pages_heard(evidence):
        if not any(
            whose == pager and since <= at and (until is None or at < until + CALL_LASTS_S)
            for whose, since, until in spans
        ):
            number = next((o.number for o in evidence.stored.orders if o.pager == pager), None)
            yield Broken("calls are for ready orders", number, f"pager {pager} was called")


def _pages_heard(evidence: Evidence) -> Iterator[tuple[int, float]]:
    for event in evidence.frames:
        block = _PAGE_BLOCK.search(event.get("line", ""))
        address = event.get("address") or (block and block[1])
        if address:
            yield int(address) - 400, event["at"]


def ready_is_announced(evidence: Evidence) -> Iterator[Broken]:
    """Every order that became ready was called, or stood on the board."""
    for order in evidence.stored.orders:
        for since, _ in order.spans("ready"):
            on_board = any(
                event["at"] >= since and order.number in (event["ready"] or ())
                for event in evidence.glass
            )
            called = any(
                event["event"] == "call"
                and event["accepted"]
                and int(event["address"]) - 400 == order.pager
                and event["at"] >= since
                for event in evidence.frames
            )
            if not on_board and not called:
                yield Broken("every ready is called or on the board", order.number, "neither")


def money_is_counted_once(evidence: Evidence) -> Iterator[Broken]:
    """The cash of an order went through the hatch once, with the order, or it came back."""
    for order in evidence.stored.orders:
        cash, free = order.paid("cash"), order.paid("free")
        is_sold = order.state == "collected" and order.why != "not paid"
        due = order.total_cents - free if is_sold else 0
        if cash != due or not 0 <= free <= order.total_cents:
            seen = (
                f"{order.state} ({order.why}), {cash} cash and {free} free of {order.total_cents}"
            )
            yield Broken("money is counted once", order.number, seen)


def pagers_are_with_their_guests(evidence: Evidence) -> Iterator[Broken]:
    """A pager is out as long as its order is open, and no longer."""
    opened = {
        (order.pager, order.order_id): order.number
        for order in evidence.stored.orders
        if order.state in OPEN and order.pager is not None
    }
    out = {(number, order) for number, state, order in evidence.stored.pagers if state == "out"}
    for pager, order_id in out ^ opened.keys():
        number = opened.get((pager, order_id))
        yield Broken("pagers are with their guests", number, f"pager {pager}, order {order_id}")


def ledger_is_chained(evidence: Evidence) -> Iterator[Broken]:
    """Each row of the ledger follows the one before: as anybody can check who knows SHA-256."""
    before = bytes(32)
    for place, row in enumerate(evidence.stored.ledger, start=1):
        window, seq, at, day, kind, ref, parts, digest, chain = row
        told = ["ledger", window, seq, at, day, kind, ref, parts, digest.hex()]
        line = json.dumps(told, separators=(",", ":")).encode("ascii")
        if seq != place or sha256(before + line).digest() != chain:
            yield Broken("the ledger is one chain", None, f"row {seq}: {kind} {ref}")
        before = chain
    covered = {(kind, ref.split("/")[0]) for _, _, _, _, kind, ref, *_ in evidence.stored.ledger}
    for order in evidence.stored.orders:
        if ("order", str(order.number)) not in covered:
            yield Broken("the ledger has every order", order.number, "not there")


def _whole(evidence: Evidence) -> list[BarPage]:
    return [page for page in evidence.pages if page.kind is Kind.TICKET]


RULES: tuple[Rule, ...] = (
    numbers_shown_are_stored,
    guests_saw_their_numbers,
    tickets_are_complete,
    unmarked_come_once,
    papers_are_clean,
    queue_keeps_its_order,
    papers_belong_to_orders,
    numbers_run_without_gap,
    pagers_have_one_order,
    calls_are_for_ready_orders,
    ready_is_announced,
    money_is_counted_once,
    pagers_are_with_their_guests,
    ledger_is_chained,
)
