"""Makes the picture of a place on the staff screen, and puts answers into words."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kiosk.domain.answer import AnswerLine, AnswerWord
from kiosk.domain.health import PartHealth
from kiosk.ports import CallResult, Ring
from kiosk.presenters.frames import ButtonView
from kiosk.presenters.staff import devicelist, lists, oneorder
from kiosk.presenters.staff.acts import Choice, Enter, Group, Play, StaffSetting
from kiosk.presenters.staff.state import At, Place
from kiosk.presenters.staff.views import KeypadView, StaffBand, StaffTab, StaffView
from kiosk.presenters.words import Words
from kiosk.services.cards.deed import Heard
from kiosk.services.stafflook import OpenOrder, StaffLook

_DOT = "\N{BULLET}"

# Each message stands in a call of its own, where the collector of messages finds it.
TABS: Mapping[str, Callable[[Words], str]] = MappingProxyType(
    {
        Place.ORDERS: lambda words: words.tr("Orders"),
        Place.NUMBER: lambda words: words.tr("Number"),
        Place.EVENING: lambda words: words.tr("Evening"),
        Place.GOODS: lambda words: words.tr("Stock"),
        Place.DEVICES: lambda words: words.tr("Devices"),
    }
)
"""The pages that have a tab."""


@dataclass(frozen=True)
class Page:
    """A picture, and what its items ask for."""

    view: StaffView
    choices: tuple[Choice, ...] = ()


def page_of(setting: StaffSetting, at: At, parts: tuple[PartHealth, ...]) -> Page:
    """The picture of a place."""
    if at.place is Place.PAD:
        return Page(_pad(setting, at))
    groups = tuple(each for each in _groups(setting, at, parts) if each.choices)
    sure = tuple(
        replace(group, choices=tuple(_asked_twice(setting, each, at) for each in group.choices))
        for group in groups
    )
    choices = tuple(choice for group in sure for choice in group.choices)
    return Page(_inside(setting, at, tuple(_band(group) for group in sure)), choices)


def looking(setting: StaffSetting) -> str:
    """Said while a PIN is looked at."""
    return setting.words.tr("One moment")


def wrong_pin(setting: StaffSetting, seconds: float) -> str:
    """It did not open; nothing is said of why."""
    words, left = setting.words, max(1, math.ceil(seconds))
    if left > 90:
        minutes = math.ceil(left / 60)
        return words.tr("That was not it. Again in {minutes} min.", minutes=minutes)
    return words.tr("That was not it. Again in {seconds} s.", seconds=left)


def answer(setting: StaffSetting, act: Play | Enter, heard: Heard) -> str:
    """What the printer's ring and paper would have said."""
    said = [_said(setting, line) for line in heard.lines]
    if said:
        return "\n".join(said)
    if heard.ring is Ring.SECOND_STEP:
        return setting.words.tr("Once more to be sure.")
    if heard.ring is not Ring.UNDERSTOOD:
        return setting.words.tr("Too soon: a moment, then again.")
    what = act.what if isinstance(act, Play) else str(act.number)
    return setting.words.tr("Done: {what}", what=what)


def _said(setting: StaffSetting, line: AnswerLine) -> str:
    """A line as on paper, but nobody scans here."""
    if line.word is AnswerWord.NOT_SAVED:
        return setting.words.tr("Not saved. Try again.")
    return setting.say(line)


def test_print_note(setting: StaffSetting, what: str, *, is_queued: bool) -> str:
    """What became of the test paper so far; what follows stands with its printer."""
    words = setting.words
    if is_queued:
        return words.tr("On its way: {what}", what=what)
    return words.tr("Not saved. Try again.")


def call_note(setting: StaffSetting, number: int, result: CallResult) -> str:
    """What the pager base said."""
    is_taken = None if result is CallResult.NO_ANSWER else result is CallResult.ACCEPTED
    return devicelist.called(setting.words, number, is_taken=is_taken)


def _pad(setting: StaffSetting, at: At) -> StaffView:
    words = setting.words
    return StaffView(
        language=setting.language,
        title=words.tr("Staff"),
        close=ButtonView(words.tr("Close")),
        note=at.note or words.tr("PIN, please"),
        is_refusal=at.is_refusal,
        keypad=_keypad(words, at, shown=_DOT * len(at.typed)),
        page=at.place,
    )


def _inside(setting: StaffSetting, at: At, bands: tuple[StaffBand, ...]) -> StaffView:
    words, order = setting.words, _order(at)
    is_order = at.place is Place.ORDER
    chosen = Place.ORDERS if is_order else at.place
    keypad = None
    if at.place is Place.NUMBER:
        keypad = _keypad(words, at, shown=at.typed)
    title = TABS[chosen](words)
    if order is not None and is_order:
        title = lists.order_title(words, order)
    return StaffView(
        language=setting.language,
        title=title,
        close=ButtonView(words.tr("Close")),
        note=at.note or _hint(words, at),
        is_refusal=at.is_refusal,
        tabs=tuple(StaffTab(key, name(words), key == chosen) for key, name in TABS.items()),
        bands=bands,
        keypad=keypad,
        back=ButtonView(words.tr("Back")) if is_order else None,
        page=f"{at.place} {at.order_key}",
    )


def _hint(words: Words, at: At) -> str:
    """What stands there while nothing was answered."""
    if at.is_blind:
        return words.tr("The database does not answer.")
    if at.waits or at.look is None:
        return words.tr("One moment")
    if at.place is Place.ORDER:
        return _order_hint(words, at, at.look)
    if at.place is Place.ORDERS and not at.look.orders:
        return words.tr("Nobody waits.")
    if at.place is Place.NUMBER:
        return words.tr("A number does what its ticket does under the scanner.")
    if at.place is Place.GOODS:
        return words.tr("A touch says that it ran out, another that it is back.")
    if at.place is Place.EVENING:
        return _evening_hint(words, at.look)
    return ""


def _order_hint(words: Words, at: At, look: StaffLook) -> str:
    """How the order stands; that it is gone, if somebody else has just seen to it."""
    order = _order(at)
    return (
        words.tr("Seen to already.") if order is None else lists.order_facts(words, order, look.at)
    )


def _evening_hint(words: Words, look: StaffLook) -> str:
    if look.wants_help:
        return words.tr("A guest asks for help.")
    return words.tr("The window takes no orders.") if look.is_paused else ""


def _groups(setting: StaffSetting, at: At, parts: tuple[PartHealth, ...]) -> Iterable[Group]:
    look, order = at.look, _order(at)
    if at.place is Place.DEVICES:
        return devicelist.device_list(setting, look, parts)
    if look is None:
        return ()
    if at.place is Place.ORDERS:
        return lists.order_list(setting, look)
    if at.place is Place.ORDER and order is not None:
        return oneorder.order_groups(setting, order, at.meant)
    if at.place is Place.EVENING:
        return lists.evening_list(setting, look)
    return lists.goods_list(setting, look) if at.place is Place.GOODS else ()


def _band(group: Group) -> StaffBand:
    return StaffBand(group.title, tuple(each.item for each in group.choices), group.columns)


def _order(at: At) -> OpenOrder | None:
    orders = at.look.orders if at.look is not None else ()
    return next((each for each in orders if each.key == at.order_key), None)


def _asked_twice(setting: StaffSetting, choice: Choice, at: At) -> Choice:
    """The item that was touched once says that it wants to be touched again."""
    if choice.item.key != at.sure_of or not at.sure_of:
        return choice
    text = setting.words.tr("Once more to be sure.")
    return replace(choice, item=replace(choice.item, text=text, wrong=True))


def _keypad(words: Words, at: At, *, shown: str) -> KeypadView:
    return KeypadView(
        shown=shown,
        done=ButtonView(words.tr("OK"), enabled=at.is_typed),
        erase=ButtonView("", enabled=at.takes_digits and bool(shown)),
        enabled=at.takes_digits,
    )
