"""What can go wrong with a device, as one small tree.

    HardwareError                    something outside the program did not do its part
      DeviceUnavailable              the port is absent, lost, or held by another program
      WriteStalled                   the port stopped taking bytes
      NoAnswer                       the device was asked and stayed silent
      BadDocument                    what was to be printed cannot be

Each is also the builtin error a caller would expect, and carries a `reason` for programs and
a message for people.
"""

from enum import StrEnum


class Reason(StrEnum):
    """Why a device did not do its part, in a word that programs may compare."""

    ABSENT = "absent"
    LOST = "lost"
    HELD = "held"
    STALLED = "stalled"
    NO_ANSWER = "no_answer"
    NO_PROOF = "no_proof"  # it works, and does not prove what it prints as it should
    REFUSED = "refused"
    GARBAGE = "garbage"
    BAD_SETTING = "bad_setting"
    LET_GO = "let_go"  # somebody decided not to wait for it any longer


class HardwareError(Exception):
    """A device did not do its part; `reason` says why and `device` names it."""

    def __init__(self, message: str, *, reason: Reason, device: str) -> None:
        super().__init__(message)
        self.reason = reason
        self.device = device


class DeviceUnavailable(HardwareError, ConnectionError):
    """The port is not there, went away, or belongs to another program.

    When it went away during a write, `accepted` bytes of that write were taken before.
    """

    def __init__(self, message: str, *, reason: Reason, device: str, accepted: int = 0) -> None:
        super().__init__(message, reason=reason, device=device)
        self.accepted = accepted


class WriteStalled(HardwareError, TimeoutError):
    """The port stopped taking bytes; `accepted` bytes of this write were taken before.

    Taken means taken by the driver: they may still wait in its buffer.
    """

    def __init__(self, message: str, *, device: str, accepted: int) -> None:
        super().__init__(message, reason=Reason.STALLED, device=device)
        self.accepted = accepted


class NoAnswer(HardwareError, TimeoutError):
    """The device was asked and did not answer in time; what it did is not known."""

    def __init__(self, message: str, *, device: str) -> None:
        super().__init__(message, reason=Reason.NO_ANSWER, device=device)


class BadDocument(HardwareError, ValueError):
    """What was to be printed cannot be put into bytes."""
