"""Status bytes read as: it works, it does not and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hardware.errors import Reason
from hardware.printer.state import (
    Condition,
    Fault,
    PrinterState,
    StatusBytes,
    from_answers,
    from_report,
    silent,
    unavailable,
)


def state(*faults: Fault, near_end: bool = False) -> PrinterState:
    return PrinterState(
        condition=Condition.FAULT if faults else Condition.WORKS,
        faults=frozenset(faults),
        paper_near_end=near_end,
        answered_at=7.0,
    )


@pytest.mark.parametrize(
    ("printer", "offline", "error", "paper", "expected"),
    [
        (0x12, 0x12, None, 0x12, state()),
        (0x16, 0x12, None, 0x12, state()),  # the drawer's pin says nothing about printing
        (0x12, 0x12, None, 0x1E, state(near_end=True)),
        (0x1A, 0x32, None, 0x7E, state(Fault.PAPER_OUT, near_end=True)),
        (0x1A, 0x16, None, 0x12, state(Fault.COVER_OPEN)),
        (0x1A, 0x36, None, 0x72, state(Fault.COVER_OPEN, Fault.PAPER_OUT)),
        (0x1A, 0x12, None, 0x12, state(Fault.OFFLINE)),
        (0x32, 0x12, None, 0x12, state(Fault.OFFLINE)),  # waits for a person to put it online
        (0x1A, 0x52, 0x1A, 0x12, state(Fault.CUTTER)),
        (0x1A, 0x52, 0x32, 0x12, state(Fault.ERROR)),
        (0x1A, 0x52, None, 0x12, state(Fault.ERROR)),  # an error whose kind it did not say
    ],
)
def test_answers_are_read_as_epson_writes_them(
    printer: int, offline: int, error: int | None, paper: int, expected: PrinterState
):
    answers = StatusBytes(printer, offline, paper, error)
    assert from_answers(answers, at=7.0) == expected


@pytest.mark.parametrize(
    ("frame", "expected"),
    [
        ("10 00 00 00", state()),
        ("14 00 00 00", state()),
        ("10 00 03 00", state(near_end=True)),
        ("18 00 0F 00", state(Fault.PAPER_OUT, near_end=True)),
        ("38 00 00 00", state(Fault.COVER_OPEN)),
        ("18 08 00 00", state(Fault.CUTTER)),
        ("18 20 00 00", state(Fault.ERROR)),
        ("18 40 00 00", state(Fault.ERROR)),
        ("18 00 00 00", state(Fault.OFFLINE)),
        ("10 01 00 00", state(Fault.OFFLINE)),
    ],
)
def test_reports_are_read_as_epson_writes_them(frame: str, expected: PrinterState):
    assert from_report(bytes.fromhex(frame), at=7.0) == expected


@given(st.binary(min_size=4, max_size=4))
def test_a_fault_always_has_a_name(frame: bytes):
    read = from_report(frame, at=0.0)
    assert (read.condition is Condition.FAULT) == bool(read.faults)
    assert read.works == (not read.faults)


def test_silence_is_neither_good_nor_bad():
    assert silent(answered_at=3.0) == PrinterState(
        Condition.UNKNOWN, frozenset({Fault.NO_ANSWER}), answered_at=3.0
    )


@pytest.mark.parametrize(
    ("reason", "fault"),
    [
        (Reason.ABSENT, Fault.ABSENT),
        (Reason.LOST, Fault.LOST),
        (Reason.HELD, Fault.HELD),
        (Reason.STALLED, Fault.STALLED),
    ],
)
def test_a_port_in_trouble_is_a_fault_of_its_name(reason: Reason, fault: Fault):
    assert unavailable(reason) == PrinterState(Condition.FAULT, frozenset({fault}))


def test_a_printer_that_stopped_answering_is_unknown():
    assert unavailable(Reason.NO_ANSWER).condition is Condition.UNKNOWN


@pytest.mark.parametrize("fault", [Fault.PAPER_OUT, Fault.COVER_OPEN, Fault.CUTTER, Fault.OFFLINE])
def test_a_printer_that_says_what_it_lacks_holds_its_jobs(fault: Fault):
    assert PrinterState(Condition.FAULT, frozenset({fault})).holds


@pytest.mark.parametrize("reason", [Reason.LOST, Reason.STALLED, Reason.NO_ANSWER])
def test_a_printer_that_cannot_speak_is_not_said_to_hold_anything(reason: Reason):
    assert not unavailable(reason).holds
