"""The promise, asked of the paper and the rows. Knows nothing of the services and their words.

``always`` holds at every moment, also in the middle of a move; ``begun`` when the first byte of a
paper is about to leave; ``at_rest`` once everything works and nobody has anything left to do.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from typing import Any

from kiosk.domain.order import Order
from tests.model.machine import Broken, Kind, Machine, Sheet
from tests.model.street import Street

Row = dict[str, Any]
Rows = dict[str, list[Row]]

JOB_MOVES = {
    (None, "queued"),
    ("queued", "printing"),
    ("queued", "failed"),
    ("queued", "withdrawn"),
    ("failed", "failed"),
    ("failed", "printing"),
    ("failed", "withdrawn"),
    ("printing", "printed"),
    ("printing", "uncertain"),
    ("printing", "failed"),
    ("uncertain", "printed"),
    ("uncertain", "withdrawn"),
    ("withdrawn", "printed"),  # in doubt when its day was closed; ``_proofs`` asks for the paper
}
"""Written out once more: the product's own table is not asked whether it is right."""

AFTER_RESTORE = {("queued", "uncertain"), ("failed", "uncertain")}

MOST_COPIES = 2


def begun(sheet: Sheet, street: Street, eyes: sqlite3.Connection) -> None:
    """The first write call of a paper is the very next thing."""
    before = [each for machine in street.machines.values() for each in machine.sheets]
    if any(each.identifier == sheet.identifier for each in before):
        raise Broken(f"identifier {sheet.identifier} is used a second time")
    if sheet.kind == "answer":
        return
    asked = "SELECT count(*) FROM print_attempts WHERE identifier = ?"
    if eyes.execute(asked, (sheet.identifier,)).fetchone() != (1,):
        raise Broken(f"identifier {sheet.identifier} is on the wire and not in the database")
    if sheet.unmarked and any(
        (each.kind, each.of, each.unmarked) == (sheet.kind, sheet.of, True) for each in before
    ):
        raise Broken(f"{sheet.words} is handed over unmarked a second time")


def always(rows: Rows, street: Street) -> None:
    """What may not be wrong for a moment."""
    _numbers(rows, street)
    _histories(rows, street)
    _proofs(rows, street)
    _copies(rows)
    _withdrawals(rows)


def _numbers(rows: Rows, street: Street) -> None:
    by_day = defaultdict(list)
    for order in rows["orders"]:
        by_day[(order["day"], order["opening"])].append(order["number"])
    for day, numbers in by_day.items():
        first = numbers[0] if street.was_restored and day[1] > 1 else 1
        if numbers != list(range(first, first + len(numbers))):
            raise Broken(f"the numbers of {day} are {numbers}")
    unknown = street.shown - {order["key"] for order in rows["orders"]}
    if unknown - street.forgotten:
        raise Broken(f"a number was shown that is not in the database: {unknown}")


def shown(order: Order, street: Street) -> None:
    """A number is on the glass: it calls one guest of its date, also beyond a restore."""
    number = f"{order.day} {order.number}"
    if street.numbers.setdefault(number, order.key) != order.key:
        raise Broken(f"number {number} was shown to two guests")


def _histories(rows: Rows, street: Street) -> None:
    """After a restore nobody knows what was printed since: what had not begun is in doubt."""
    moves = JOB_MOVES | (AFTER_RESTORE if street.was_restored else set())
    last: dict[int, str | None] = {}
    for row in rows["job_history"]:
        before = last.get(row["job_id"])
        if row["before"] != before or (before, row["after"]) not in moves:
            raise Broken(f"job {row['job_id']} went from {before} to {row['after']}")
        last[row["job_id"]] = row["after"]
    for job in rows["print_jobs"]:
        if last.get(job["id"]) != job["state"]:
            raise Broken(f"job {job['id']} is {job['state']}, its history says otherwise")


def _proofs(rows: Rows, street: Street) -> None:
    attempts = defaultdict(set)
    for attempt in rows["print_attempts"]:
        attempts[attempt["job_id"]].add(attempt["identifier"])
    for job in rows["print_jobs"]:
        if job["state"] == "printed" and not _has_happened(job, attempts[job["id"]], street):
            raise Broken(f"job {job['id']} is printed ({job['proof']}), and nothing proves it")


def _has_happened(job: Row, identifiers: set[str], street: Street) -> bool:
    """The evidence a job names exists in the world."""
    for machine in street.machines.values():
        for number, sheet in enumerate(machine.sheets):
            if sheet.identifier not in identifiers:
                continue
            if job["proof"] == "scanned" and _lies_there(machine, number):
                return True
            if job["proof"] in {"confirmed", "fenced"} and number in machine.answered:
                return _lies_there(machine, number)
            if job["proof"] == "sent" and number in machine.taken_whole:
                return machine.kind is Kind.SAYS_NOTHING
    return False


def _lies_there(machine: Machine, number: int) -> bool:
    return any(piece.holds(number) for piece in machine.pieces)


def _copies(rows: Rows) -> None:
    copies = Counter(
        (job["order_id"], job["kind"]) for job in rows["print_jobs"] if job["copy_of"] is not None
    )
    for (order, kind), count in copies.items():
        if count > MOST_COPIES or kind == "receipt":
            raise Broken(f"{count} copies of the {kind} of order {order} by themselves")


def _withdrawals(rows: Rows) -> None:
    for job in rows["print_jobs"]:
        if job["state"] != "withdrawn":
            continue
        why = [row["why"] for row in rows["job_history"] if row["job_id"] == job["id"]][-1]
        if not _is_stated(why, job, rows):
            raise Broken(f"job {job['id']} ({job['kind']}) is withdrawn because: {why}")


def _is_stated(why: str, job: Row, rows: Rows) -> bool:
    order = next((row for row in rows["orders"] if row["id"] == job["order_id"]), None)
    closed = {row["day"] for row in rows["business_days"] if row["closed_at"] is not None}
    match why:
        case "too old":
            return bool(job["kind"] == "receipt")
        case "business day closed":
            return job["day"] in closed
        case "copy not needed":
            return job["copy_of"] is not None and _has_proof(job, rows)
        case "cannot be composed":
            return bool(job["render_failures"] > 3)
        case _:
            return (
                order is not None
                and order["state"] not in {"placed", "ready"}
                and why == f"order {order['state']}"
            )


def _has_proof(job: Row, rows: Rows) -> bool:
    return any(
        each["state"] == "printed"
        for each in rows["print_jobs"]
        if (each["order_id"], each["kind"]) == (job["order_id"], job["kind"])
    )


def at_rest(rows: Rows, street: Street) -> None:
    """Everything works again, nobody is waiting, and no guest is left."""
    if street.guest < street.guests:
        raise Broken("a guest stands before a closed window although everything works")
    for job in rows["print_jobs"]:
        if job["state"] in {"queued", "failed", "printing"}:
            raise Broken(f"job {job['id']} is still {job['state']} and nobody prints it")
    for order in rows["orders"]:
        _answered(order, rows, street)
    if len(street.machines) == 1 or "standby" not in street.machines:
        _in_order(rows, street)
    _called(rows, street)


def _answered(order: Row, rows: Rows, street: Street) -> None:
    family = [job for job in rows["print_jobs"] if job["order_id"] == order["id"]]
    if order["state"] in {"cancelled", "abandoned"}:
        return
    tickets = [job for job in family if job["kind"] == "ticket"]
    if any(_set_aside(job, rows) for job in tickets):
        return
    codes = {job["code"] for job in tickets}
    sheets = [
        (machine, number, sheet)
        for machine in street.machines.values()
        for number, sheet in enumerate(machine.sheets)
        if sheet.kind == "ticket" and sheet.code in codes
    ]
    whole = [sheet for machine, number, sheet in sheets if _lies_there(machine, number)]
    if not whole and not any(_went_unnoticed(machine, number) for machine, number, _ in sheets):
        raise Broken(f"order {order['number']} has no complete ticket")
    if sum(sheet.unmarked for sheet in whole) > 1:
        raise Broken(f"order {order['number']} has two unmarked tickets")
    if not any(job["state"] == "printed" for job in tickets):
        _listed(order, tickets, street)


def _set_aside(job: Row, rows: Rows) -> bool:
    return any(
        row["why"] == "cannot be composed"
        for row in rows["job_history"]
        if row["job_id"] == job["id"]
    )


def _went_unnoticed(machine: Machine, number: int) -> bool:
    """A printer that proves nothing lost what it had taken: outside the promise, and said so."""
    return machine.kind is Kind.SAYS_NOTHING and number in machine.lost_power


def _listed(order: Row, tickets: list[Row], street: Street) -> None:
    """No paper of it is proven: two copies were made, and the bar was rung for a person."""
    copies = sum(job["copy_of"] is not None for job in tickets)
    rung = any("refused" in machine.rings for machine in street.machines.values())
    if copies < MOST_COPIES or not rung:
        raise Broken(f"order {order['number']} is left in doubt: {copies} copies, rung: {rung}")


def _in_order(rows: Rows, street: Street) -> None:
    """The tickets lie there as they were ordered, whole ones counted when the first came."""
    first: list[str] = []
    for machine in street.machines.values():
        for sheet in machine.complete():
            if sheet.kind == "ticket" and sheet.of not in first:
                first.append(sheet.of)
    placed = {
        job["code"].split(".")[0]: job["order_id"]
        for job in rows["print_jobs"]
        if job["kind"] == "ticket"
    }
    places = [placed[of] for of in first if of in placed]
    if places != sorted(places):
        raise Broken(f"the tickets came out in the order {first}")


def _called(rows: Rows, street: Street) -> None:
    """Whoever was made ready was called, or it is written why not."""
    ready = {row["order_id"] for row in rows["order_history"] if row["after"] == "ready"}
    for order in rows["orders"]:
        if order["id"] not in ready or order["pager"] is None:
            continue
        calls = [call for call in rows["calls"] if call["order_id"] == order["id"]]
        if not calls:
            raise Broken(f"order {order['number']} became ready and nobody was to be called")
        for call in calls:
            if call["state"] == "accepted" and call["pager"] not in street.base.buzzed:
                raise Broken(f"pager {call['pager']} is said to be called and never buzzed")
            if call["state"] == "withdrawn" and not call["attempts"] and not street.scans_between:
                raise Broken(f"order {order['number']} was collected and never called")
            if call["state"] in {"queued", "calling"}:
                raise Broken(f"the call of order {order['number']} is still {call['state']}")
