"""How every part of the window is, and what of it the bartender must hear.

He has no screen and both hands full, so he hears only what he would otherwise not notice and can
do something about: the scanner is dead, nobody is called, the guests get no receipts, the roll
ends soon, nothing can be saved. His own printer's trouble he sees himself, and it could not say
it. What works again is not printed: who mended it knows, and the next paper or ring shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.health import DeviceHealth, Part, PartHealth, Trouble, Verdict
from kiosk.ports import Clock, Ring
from kiosk.services.answers import Answers

TOLD_AFTER_S = 10.0
"""Seconds a part must be in trouble before the bar hears of it: a plug pushed back in at once is
nothing to ring about."""

PAPER_EVERY_S = 180.0
"""Seconds between two papers about parts: twenty an hour at the very worst."""

FORGOTTEN_AFTER_S = 60.0
"""Seconds without a trouble before it is told anew: a loose plug is told once, and so is a roll's
end that its sensor sees at every second turn."""

FELL_FOR_S = 60.0
"""Seconds for which a part of the program that fell is worth knowing of; it has begun again."""

_NOT_HIS_TO_MEND = frozenset({Part.PROGRAM, Part.SOUND})
"""The program begins again by itself, and no loudspeaker is mended in the middle of a night: the
owner reads of them in the log."""

_Key = tuple[Part | None, AnswerWord]


@dataclass
class _Concern:
    """Something to tell: true without a break since ``since``, and last at ``seen_at``."""

    since: float
    seen_at: float
    told: bool = False


class Notices:
    """Decides when the bar is told of what. One thread only; times in monotonic seconds."""

    def __init__(self) -> None:
        self._concerns: dict[_Key, _Concern] = {}
        self._told_at: float | None = None

    def due(self, parts: Sequence[PartHealth], now: float) -> tuple[AnswerLine, ...]:
        """What is to be said now, and said by whoever asks; nothing while the bar's printer
        could not print it: told later it might not be true any more.
        """
        lines = {(line.part, line.word): line for line in _lines(parts)}
        self._note(lines, now)
        if not _can_print(parts) or not self._may_speak(now):
            return ()
        ripe = [key for key in lines if self._is_ripe(key, now)]
        for key in ripe:
            self._concerns[key].told = True
            self._told_at = now
        return tuple(lines[key] for key in ripe)

    def _note(self, true_now: Iterable[_Key], now: float) -> None:
        for key in true_now:
            self._concerns.setdefault(key, _Concern(now, now)).seen_at = now
        for key in [key for key, concern in self._concerns.items() if _is_past(concern, now)]:
            del self._concerns[key]

    def _may_speak(self, now: float) -> bool:
        return self._told_at is None or now - self._told_at >= PAPER_EVERY_S

    def _is_ripe(self, key: _Key, now: float) -> bool:
        concern = self._concerns[key]
        return not concern.told and now - concern.since >= TOLD_AFTER_S


def _is_past(concern: _Concern, now: float) -> bool:
    """A trouble not told ends at once; one that was told may only be a loose plug."""
    gone_s = now - concern.seen_at
    return gone_s >= FORGOTTEN_AFTER_S if concern.told else gone_s > 0


def _can_print(parts: Iterable[PartHealth]) -> bool:
    printers = (each for each in parts if each.part in {Part.BAR, Part.STANDBY})
    return any(each.verdict is Verdict.WORKS for each in printers)


def _lines(parts: Iterable[PartHealth]) -> list[AnswerLine]:
    """A line for each part the bartender should see to."""
    lines = []
    for each in parts:
        if each.part in _NOT_HIS_TO_MEND:
            continue
        if each.in_trouble:
            lines.append(AnswerLine(AnswerWord.PART_LOST, part=each.part, trouble=each.trouble))
        elif each.near_end:
            lines.append(AnswerLine(AnswerWord.PAPER_NEAR_END, part=each.part))
    return lines


class HealthWatch:
    """Looks at every part and tells the bar. One thread only.

    ``sources`` are the parts that are configured: one that is not is not missing. ``falls`` says
    how often parts of the program have fallen so far.
    """

    def __init__(
        self,
        clock: Clock,
        sources: Mapping[Part, Callable[[], DeviceHealth]],
        *,
        answers: Answers,
        falls: Callable[[], int] = lambda: 0,
    ) -> None:
        self._clock = clock
        self._sources = dict(sources)
        self._answers = answers
        self._notices = Notices()
        self._falls = falls
        self._falls_seen = 0
        self._fell_at: float | None = None

    def look(self, *, storage_works: bool) -> tuple[PartHealth, ...]:
        """How all parts are now; what the bartender must know is rung and put on paper."""
        now = self._clock.monotonic()
        parts = (
            *(_part(part, health()) for part, health in self._sources.items()),
            _own(Part.DATABASE, Trouble.NOT_SAVED, works=storage_works),
            _own(Part.PROGRAM, Trouble.FELL, works=not self._has_fallen(now)),
        )
        lines = self._notices.due(parts, now)
        if lines:
            self._answers.ring(Ring.REFUSED)
        for line in lines:
            self._answers.say(line)
        return parts

    def _has_fallen(self, now: float) -> bool:
        falls = self._falls()
        if falls > self._falls_seen:
            self._falls_seen, self._fell_at = falls, now
        return self._fell_at is not None and now - self._fell_at < FELL_FOR_S


def _part(part: Part, health: DeviceHealth) -> PartHealth:
    return PartHealth(part, health.verdict, health.troubles, health.near_end)


def _own(part: Part, trouble: Trouble, *, works: bool) -> PartHealth:
    return PartHealth(part, Verdict.WORKS) if works else PartHealth(part, Verdict.FAILS, (trouble,))
