"""What the bartender hears of the window's parts, and what he is spared."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.health import NOT_ASKED, DeviceHealth, Part, PartHealth, Trouble, Verdict
from kiosk.services.answers import Answers
from kiosk.services.health import (
    FELL_FOR_S,
    FORGOTTEN_AFTER_S,
    PAPER_EVERY_S,
    TOLD_AFTER_S,
    HealthWatch,
)
from kiosk.services.status import StatusReader
from tests.fakes import SetClock
from tests.services.conftest import Window

WORKS = DeviceHealth(Verdict.WORKS)
NEAR_END = DeviceHealth(Verdict.WORKS, near_end=True)
CABLE_OUT = DeviceHealth(Verdict.FAILS, (Trouble.LOST,))
NO_PAPER = DeviceHealth(Verdict.FAILS, (Trouble.PAPER_OUT,))
SILENT = DeviceHealth(Verdict.UNKNOWN, (Trouble.NO_ANSWER,))


@dataclass
class Bar:
    """A window whose parts do as the test says, and the bartender's ears."""

    clock: SetClock = field(default_factory=SetClock)
    health: dict[Part, DeviceHealth] = field(
        default_factory=lambda: dict.fromkeys(
            (Part.BAR, Part.RECEIPT, Part.PAGERS, Part.SCANNER), WORKS
        )
    )
    falls: int = 0
    storage_works: bool = True

    def __post_init__(self) -> None:
        self.answers = Answers(monotonic=self.clock.monotonic)
        sources = {part: lambda part=part: self.health[part] for part in self.health}
        self.watch = HealthWatch(
            self.clock, sources, answers=self.answers, falls=lambda: self.falls
        )

    def hears(self, *, after: float = 0.0) -> list[str]:
        """What is rung and printed when so much time has passed."""
        self.clock.advance(after)
        self.watch.look(storage_works=self.storage_works)
        answer = self.answers.due(self.clock.monotonic())
        rung = self.answers.take_signal() is not None
        if answer is None:
            assert not rung
            return []
        assert rung
        self.answers.printed(answer, self.clock.monotonic())
        return [said(line) for line in answer.lines]

    def parts(self) -> dict[Part, PartHealth]:
        return {each.part: each for each in self.watch.look(storage_works=self.storage_works)}


def said(line: AnswerLine) -> str:
    if line.word is AnswerWord.PAPER_NEAR_END:
        return f"{line.part} near end"
    return f"{line.part} {line.trouble}"


@pytest.fixture
def bar() -> Bar:
    bar = Bar()
    assert bar.hears() == []
    return bar


@pytest.mark.parametrize(
    ("part", "health", "heard"),
    [
        (Part.SCANNER, CABLE_OUT, ["scanner lost"]),
        (Part.PAGERS, CABLE_OUT, ["pager base lost"]),
        (Part.PAGERS, SILENT, ["pager base no answer"]),
        (Part.PAGERS, NOT_ASKED, []),
        (Part.RECEIPT, NO_PAPER, ["receipt printer paper out"]),
        (Part.RECEIPT, NEAR_END, ["receipt printer near end"]),
        (Part.BAR, NEAR_END, ["bar printer near end"]),
        (Part.BAR, NO_PAPER, []),
    ],
)
def test_the_bar_hears_of_what_the_bartender_can_mend_and_the_printer_can_say(
    bar: Bar, part: Part, health: DeviceHealth, heard: list[str]
) -> None:
    bar.health[part] = health
    assert bar.hears() == []
    assert bar.hears(after=TOLD_AFTER_S) == heard


def test_a_plug_pushed_back_at_once_rings_nothing(bar: Bar) -> None:
    bar.health[Part.SCANNER] = CABLE_OUT
    assert bar.hears() == []
    bar.health[Part.SCANNER] = WORKS
    assert bar.hears(after=TOLD_AFTER_S - 1) == []
    bar.health[Part.SCANNER] = CABLE_OUT
    assert bar.hears(after=1) == []


def test_a_loss_is_told_once_and_its_end_not_at_all(bar: Bar) -> None:
    bar.health[Part.SCANNER] = CABLE_OUT
    bar.hears()
    assert bar.hears(after=TOLD_AFTER_S) == ["scanner lost"]
    assert bar.hears(after=PAPER_EVERY_S) == []
    bar.health[Part.SCANNER] = WORKS
    assert bar.hears(after=PAPER_EVERY_S) == []


def test_a_loose_plug_is_told_once_and_a_new_loss_again(bar: Bar) -> None:
    for _ in range(20):
        bar.health[Part.SCANNER] = CABLE_OUT
        bar.hears(after=1)
        bar.hears(after=TOLD_AFTER_S)
        bar.health[Part.SCANNER] = WORKS
        bar.hears(after=1)
    assert bar.hears(after=FORGOTTEN_AFTER_S) == []
    bar.health[Part.SCANNER] = CABLE_OUT
    bar.hears(after=PAPER_EVERY_S)
    assert bar.hears(after=TOLD_AFTER_S) == ["scanner lost"]


def test_there_is_one_paper_in_three_minutes_and_it_says_what_is_true_then(bar: Bar) -> None:
    bar.health[Part.SCANNER] = CABLE_OUT
    bar.hears()
    assert bar.hears(after=TOLD_AFTER_S) == ["scanner lost"]
    bar.health[Part.RECEIPT] = NO_PAPER
    bar.health[Part.PAGERS] = SILENT
    bar.hears()
    assert bar.hears(after=PAPER_EVERY_S - 1) == []
    bar.health[Part.RECEIPT] = WORKS
    assert bar.hears(after=1) == ["pager base no answer"]


def test_what_the_printer_cannot_say_waits_until_it_can_and_must_still_be_true(bar: Bar) -> None:
    bar.health[Part.BAR] = NO_PAPER
    bar.health[Part.SCANNER] = CABLE_OUT
    bar.health[Part.PAGERS] = CABLE_OUT
    bar.hears()
    assert bar.hears(after=600) == []
    bar.health[Part.BAR] = bar.health[Part.PAGERS] = WORKS
    assert bar.hears(after=1) == ["scanner lost"]


def test_a_database_that_refuses_is_told_because_the_window_is_closed(bar: Bar) -> None:
    bar.storage_works = False
    bar.hears()
    assert bar.hears(after=TOLD_AFTER_S) == ["database nothing can be saved"]


def test_a_fallen_part_of_the_program_is_known_for_a_while_and_rings_nobody(bar: Bar) -> None:
    bar.falls = 1
    assert bar.parts()[Part.PROGRAM].trouble is Trouble.FELL
    assert bar.hears(after=TOLD_AFTER_S) == []
    bar.clock.advance(FELL_FOR_S)
    assert not bar.parts()[Part.PROGRAM].in_trouble


def test_unknown_is_neither_well_nor_in_trouble() -> None:
    unknown = PartHealth(Part.PAGERS, NOT_ASKED.verdict, NOT_ASKED.troubles)
    assert unknown.verdict is Verdict.UNKNOWN
    assert not unknown.in_trouble


def test_the_windows_status_names_every_part(window: Window) -> None:
    watch = HealthWatch(
        window.clock, {Part.BAR: lambda: window.printer.health}, answers=window.answers
    )
    reader = StatusReader(
        window.storage,
        window.clock,
        bar=window.printer,
        receipt=None,
        pagers=None,
        watch=watch,
    )
    window.spooler.step()
    window.storage.unread = 1
    known = {each.part: each.verdict for each in reader.read().parts}
    assert known == {
        Part.BAR: Verdict.WORKS,
        Part.DATABASE: Verdict.FAILS,
        Part.PROGRAM: Verdict.WORKS,
    }
