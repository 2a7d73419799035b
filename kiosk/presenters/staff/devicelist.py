"""The page of devices: test papers, how each part of the window is, a pager to try out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from kiosk.domain.health import Part, PartHealth, Verdict
from kiosk.domain.pagers import PagerState
from kiosk.domain.printjob import JobState, Proof
from kiosk.presenters.staff.acts import CallPager, Choice, Group, PrintTest, StaffSetting
from kiosk.presenters.staff.views import StaffItem
from kiosk.presenters.words import Words
from kiosk.services.ordering import BAR, RECEIPT, STANDBY
from kiosk.services.partwords import part_name, trouble_word
from kiosk.services.stafflook import StaffLook, TrialPrint

_PARTS: Mapping[str, Part] = MappingProxyType(
    {BAR: Part.BAR, STANDBY: Part.STANDBY, RECEIPT: Part.RECEIPT}
)

# Each message stands in a call of its own, where the collector of messages finds it.
_PROVEN: Mapping[Proof, Callable[[Words], str]] = MappingProxyType(
    {
        Proof.CONFIRMED: lambda words: words.tr("printed: the printer confirms it"),
        Proof.FENCED: lambda words: words.tr("printed: the printer took all of it"),
        Proof.SENT: lambda words: words.tr("sent: this printer can prove no more"),
        Proof.SCANNED: lambda words: words.tr("printed: its code was scanned"),
    }
)
_STANDS: Mapping[JobState, Callable[[Words], str]] = MappingProxyType(
    {
        JobState.QUEUED: lambda words: words.tr("waits for the printer"),
        JobState.FAILED: lambda words: words.tr("waits: the printer is away"),
        JobState.PRINTING: lambda words: words.tr("comes out now"),
        JobState.UNCERTAIN: lambda words: words.tr("perhaps printed: look at the paper"),
        JobState.WITHDRAWN: lambda words: words.tr("not printed"),
    }
)


def device_list(
    setting: StaffSetting, look: StaffLook | None, parts: tuple[PartHealth, ...]
) -> Iterator[Group]:
    """Those in trouble come first; without a look only what needs no database."""
    words = setting.words
    tests = (_test(setting, printer, look) for printer in _printers(setting))
    yield Group(words.tr("test print"), tuple(tests), columns=1)
    rows = (
        _part(setting, part, look) for part in sorted(parts, key=lambda each: not each.in_trouble)
    )
    yield Group(words.tr("parts of the window"), tuple(rows), columns=1)
    if look is not None and setting.has_pagers:
        yield Group(words.tr("let a pager buzz"), tuple(_pagers(look)), columns=4)


def called(words: Words, number: int, *, is_taken: bool | None) -> str:
    """What the base said to a call; None: nothing."""
    if is_taken is None:
        return words.tr("Pager {number}: the base says nothing.", number=number)
    if is_taken:
        return words.tr("Pager {number}: the base has called it.", number=number)
    return words.tr("Pager {number} was not called.", number=number)


def _printers(setting: StaffSetting) -> tuple[str, ...]:
    """Those with a queue of their own: a standby printer brings out the bar's."""
    return (BAR, RECEIPT) if setting.has_receipts else (BAR,)


def _test(setting: StaffSetting, printer: str, look: StaffLook | None) -> Choice:
    words = setting.words
    name = part_name(words, _PARTS[printer])
    sharing = {printer, STANDBY} if printer == BAR else {printer}
    trials = [each for each in look.trials if each.printer in sharing] if look else []
    detail = _came_of(words, trials[-1], printer) if trials else ""
    return Choice(StaffItem(f"test {printer}", name, detail, strong=True), PrintTest(printer, name))


def _came_of(words: Words, trial: TrialPrint, printer: str) -> str:
    """What became of the last test paper, and where, if another printer brought it out."""
    if trial.state is JobState.PRINTED and trial.proof is not None:
        said = _PROVEN[trial.proof](words)
    else:
        said = _STANDS[trial.state](words)
    if trial.printer == printer:
        return said
    return f"{part_name(words, _PARTS[trial.printer])}: {said}"


def _part(setting: StaffSetting, part: PartHealth, look: StaffLook | None) -> Choice:
    words = setting.words
    name = words.tr("database") if part.part is Part.DATABASE else part_name(words, part.part)
    if part.in_trouble:
        return Choice(StaffItem("", name, trouble_word(words, part.trouble), wrong=True))
    if part.near_end:
        detail = words.tr("paper near its end")
        return Choice(StaffItem("", name, detail, wrong=True))
    is_known = part.verdict is not Verdict.UNKNOWN
    said = words.tr("works") if is_known else words.tr("not known yet")
    last = _last_code(words, look) if part.part is Part.SCANNER else ""
    return Choice(StaffItem("", name, last or said))


def _last_code(words: Words, look: StaffLook | None) -> str:
    """The best proof that it reads."""
    if look is None or look.scanned_at is None:
        return ""
    minutes = max(0, int((look.at - look.scanned_at).total_seconds() // 60))
    if minutes == 0:
        return words.tr("read a code just now")
    return words.tr("read a code {minutes} min ago", minutes=minutes)


def _pagers(look: StaffLook) -> Iterator[Choice]:
    """One that is with a guest is not tried out: she would come for nothing."""
    for pager in look.pagers:
        if pager.state is not PagerState.OUT:
            key, number = f"call {pager.number}", str(pager.number)
            yield Choice(StaffItem(key, number), CallPager(pager.number))
