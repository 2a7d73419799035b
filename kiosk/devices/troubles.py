"""The hardware's words for what is wrong, in the words of the domain."""

from __future__ import annotations

from collections.abc import Iterable

from hardware.errors import HardwareError, Reason
from hardware.printer.state import Condition, Fault
from kiosk.domain.health import Trouble, Verdict
from kiosk.ports import DeviceDown

TROUBLE_OF_REASON: dict[Reason, Trouble] = {
    Reason.ABSENT: Trouble.ABSENT,
    Reason.LOST: Trouble.LOST,
    Reason.HELD: Trouble.HELD,
    Reason.STALLED: Trouble.STALLED,
    Reason.NO_ANSWER: Trouble.NO_ANSWER,
    Reason.NO_PROOF: Trouble.NO_PROOF,
    Reason.REFUSED: Trouble.REFUSED,
    Reason.GARBAGE: Trouble.ERROR,
    Reason.BAD_SETTING: Trouble.REFUSED,
    Reason.LET_GO: Trouble.LET_GO,
}

TROUBLE_OF_FAULT: dict[Fault, Trouble] = {
    Fault.PAPER_OUT: Trouble.PAPER_OUT,
    Fault.COVER_OPEN: Trouble.COVER_OPEN,
    Fault.CUTTER: Trouble.CUTTER,
    Fault.ERROR: Trouble.ERROR,
    Fault.OFFLINE: Trouble.OFFLINE,
    Fault.ABSENT: Trouble.ABSENT,
    Fault.HELD: Trouble.HELD,
    Fault.LOST: Trouble.LOST,
    Fault.STALLED: Trouble.STALLED,
    Fault.NO_ANSWER: Trouble.NO_ANSWER,
    Fault.NO_PROOF: Trouble.NO_PROOF,
}

VERDICT_OF_CONDITION: dict[Condition, Verdict] = {
    Condition.WORKS: Verdict.WORKS,
    Condition.FAULT: Verdict.FAILS,
    Condition.UNKNOWN: Verdict.UNKNOWN,
}


def troubles_of(faults: Iterable[Fault]) -> tuple[Trouble, ...]:
    """What a printer lacks, always in the same order."""
    return tuple(TROUBLE_OF_FAULT[fault] for fault in sorted(faults))


def device_down(error: HardwareError) -> DeviceDown:
    """The port's word for an error of the hardware; the message stays."""
    return DeviceDown(TROUBLE_OF_REASON[error.reason], str(error))
