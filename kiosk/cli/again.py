"""The process begins again: a new program in its place, under the same number, after its end.

It replaces itself instead of leaving that to whoever started it: that works without systemd, the
glass is dark for a second only, and systemd goes on watching the same process. The lock was given
back before, and is closed in any case when the new program takes over.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping

from kiosk.cli.errors import Trouble

log = logging.getLogger(__name__)

FALLS = "KIOSK_FALLS"
"""The environment's note for the next program: when the last ones fell, in monotonic seconds."""

TOGETHER_S = 300.0
"""Falls within so many seconds belong together."""

AT_ONCE = 3
"""So many of them are answered by beginning again at once."""

STAY_CLOSED_S = 300.0
"""Seconds the window then stays closed while everything behind the screen works: tickets print,
scans count, pagers are called. What fell four times would fall a fifth, before a guest's eyes."""


class Falls:
    """The falls of this kiosk, also of the programs before this one. ``now`` is monotonic, in s."""

    def __init__(self, times: tuple[float, ...] = ()) -> None:
        self._times = times

    @classmethod
    def noted(cls, environ: Mapping[str, str]) -> Falls:
        """What the program before this one left; a note that cannot be read is none."""
        try:
            return cls(tuple(float(time) for time in environ.get(FALLS, "").split()))
        except ValueError:
            return cls()

    def and_at(self, now: float) -> Falls:
        """One more; those too long ago are forgotten, and those of another start of the machine."""
        recent = tuple(time for time in self._times if 0 <= now - time <= TOGETHER_S)
        return Falls((*recent, now))

    @property
    def pause_s(self) -> float:
        """Seconds to wait before beginning again."""
        return 0.0 if len(self._times) <= AT_ONCE else STAY_CLOSED_S

    @property
    def note(self) -> str:
        """For the next program's environment."""
        return " ".join(f"{time:.3f}" for time in self._times)


def begin_again(falls: Falls) -> None:
    """Replace this process by a fresh one with the same arguments. Does not return.

    Raises :class:`Trouble` if the system refuses: whoever started it may start it again.
    """
    log.warning("the kiosk begins again")
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    program = [sys.executable, *sys.orig_argv[1:]]
    try:
        os.execve(sys.executable, program, {**os.environ, FALLS: falls.note})  # noqa: S606
    except OSError as error:
        raise Trouble(f"the kiosk cannot begin again: {error}") from error
