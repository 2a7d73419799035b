"""What is read aloud of each screen, in the order in which a listener wants it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.presenters.aloud.lying import lies_over
from kiosk.presenters.aloud.spoken import Spoken, button, choice, heard, sentences
from kiosk.presenters.shelf import WITHOUT
from kiosk.presenters.views import (
    AttractView,
    BasketLineView,
    BasketView,
    BoardView,
    CardView,
    ChipView,
    ClosedView,
    DrinkView,
    FrameView,
    GroupView,
    LanguageView,
    MenuView,
    NumberView,
    View,
)
from kiosk.presenters.words import Words


def script_of(view: View, words: Words, spoken: frozenset[str]) -> tuple[Spoken, ...]:
    """Everything on the glass, first what the screen is. What lies over it is read instead.

    ``spoken`` are the languages that there is a voice for.
    """
    over = lies_over(view.frame, words, spoken)
    return over or (*_screen(view, words, spoken), *_around(view.frame, words))


def _screen(view: View, words: Words, spoken: frozenset[str]) -> Iterator[Spoken]:
    match view:
        case AttractView():
            return _attract(view, words, spoken)
        case MenuView():
            return _menu(view, words)
        case DrinkView():
            return _drink(view, words)
        case BasketView():
            return _basket(view, words)
        case NumberView():
            return _number(view, words)
        case ClosedView():
            return _closed(view)


def _attract(view: AttractView, words: Words, spoken: frozenset[str]) -> Iterator[Spoken]:
    yield from heard(view.window_name)
    yield Spoken(words.tr("Open the menu"), "start")
    for each in view.languages:
        if each.code in spoken and not each.chosen:
            yield _language(each)
    yield from _board(view.board)


def _language(view: LanguageView) -> Spoken:
    """A language says its own name in its own voice: only so is it known to who looks for it."""
    return Spoken(view.name, "choose_language", (view.code,), language=view.code)


def _menu(view: MenuView, words: Words) -> Iterator[Spoken]:
    section = next((each.name for each in view.sections if each.chosen), "")
    count = words.plural("{count} drink", "{count} drinks", len(view.cards))
    yield from heard(words.tr("The menu"), section, count if view.cards else view.empty)
    bar = sentences(view.basket.summary, view.basket.total)
    if view.basket.action.enabled:
        yield Spoken(sentences(view.basket.action.text, bar), "open_basket")
    for wish in view.wishes:
        yield _wish(wish, words)
    yield from map(_card, view.cards)
    for each in view.sections:
        if not each.chosen:
            yield Spoken(each.name, "show_section", (each.section_id,))
    if not view.basket.action.enabled:
        yield from heard(bar)
    yield from button(view.back, "back")


def _wish(wish: ChipView, words: Words) -> Spoken:
    """One is on or off; the other opens a panel, and its own words say what stands there."""
    said = wish.text
    if wish.option_id != WITHOUT:
        said = choice(words, wish.text, wish.detail, chosen=wish.chosen, enabled=wish.enabled)
    return Spoken(said, "wish", (wish.option_id,), enabled=wish.enabled)


def _card(card: CardView) -> Spoken:
    said = sentences(card.name, card.badge, card.ingredients, card.price)
    return Spoken(said, "open_drink", (card.drink_id,))


def _drink(view: DrinkView, words: Words) -> Iterator[Spoken]:
    yield from heard(view.name, view.warning, view.price)
    yield from heard(view.description, view.ingredients)
    yield from heard(view.note, view.origin)
    yield from heard(view.strength, view.allergens, view.spared)
    for group in view.groups:
        yield from _group(group, words)
    yield from _steps(_Steps("change_drink_quantity"), view, words)
    yield from button(view.add, "add_drink")
    yield from button(view.back, "back")


def _group(group: GroupView, words: Words) -> Iterator[Spoken]:
    yield from heard(group.name, group.remark)
    for chip in group.chips:
        detail, why_not = (chip.detail, "") if chip.enabled else ("", chip.detail)
        said = choice(
            words,
            chip.text,
            detail,
            chip.price,
            chosen=chip.chosen,
            enabled=chip.enabled,
            why_not=why_not,
        )
        chosen = (group.group_id, chip.option_id)
        yield Spoken(said, "choose_option", chosen, enabled=chip.enabled)


@dataclass(frozen=True)
class _Steps:
    """What one more and one fewer of something is called with."""

    verb: str
    values: tuple[object, ...] = ()
    name: str = ""


def _steps(steps: _Steps, view: DrinkView | BasketLineView, words: Words) -> Iterator[Spoken]:
    """Both, each with how many there are: that is what a listener wants to hear of her choice."""
    now = words.tr("How many: {quantity}", quantity=view.quantity)
    for text, by, can in (
        (words.tr("One more"), 1, view.more.enabled),
        (words.tr("One fewer"), -1, view.fewer.enabled),
    ):
        said = sentences(steps.name, text, now)
        yield Spoken(said, steps.verb, (*steps.values, by), enabled=can)


def _basket(view: BasketView, words: Words) -> Iterator[Spoken]:
    yield from heard(view.title, view.empty)
    for line in view.lines:
        yield from _line(line, words)
    yield from heard(f"{view.total_label}: {view.total}", *view.pay.split("\n"))
    yield from heard(view.age)
    order = view.order
    if order.enabled:
        order = replace(order, text=sentences(order.text, view.keep))
    yield from button(order, "order", hold=True)
    yield from button(view.back, "back")


def _line(line: BasketLineView, words: Words) -> Iterator[Spoken]:
    said = ", ".join((f"{line.quantity} {line.name}", *line.changes))
    yield from heard(said, line.trouble, line.allergens, line.price)
    yield from _steps(_Steps("change_quantity", (line.line,), line.name), line, words)
    out = sentences(line.name, words.tr("Take it out"))
    yield Spoken(out, "remove_line", (line.line,), enabled=line.remove.enabled)


def _number(view: NumberView, words: Words) -> Iterator[Spoken]:
    """The number twice and what must not be missed in one breath; on request each again."""
    again = words.tr("Once more: {number}", number=view.number)
    yield from heard(f"{view.title}: {view.number}", again, view.pager, view.pay, view.wait)
    yield from heard(view.pager)
    yield from heard(view.pay)
    yield from heard(view.estimate, view.before)
    yield from button(view.next_guest, "next_guest")


def _closed(view: ClosedView) -> Iterator[Spoken]:
    yield from heard(view.window_name, view.occasion, view.title, *view.sentences)
    yield from heard(*view.knock)
    yield from heard(view.kept)
    yield from heard(*view.seats)
    yield from _board(view.board)


def _board(board: BoardView) -> Iterator[Spoken]:
    for title, numbers, more in (
        (board.ready_title, board.ready, board.ready_more),
        (board.making_title, board.making, board.making_more),
    ):
        if numbers:
            yield from heard(f"{title}: {', '.join((*numbers, more)).rstrip(', ')}")


def _around(frame: FrameView, words: Words) -> Iterator[Spoken]:
    yield from heard(frame.remark)
    yield from heard(frame.notice)
    called = frame.called
    yield from heard(frame.ready or (called.text if called else ""))
    for tool in frame.tools:
        name = tool.text
        if tool.panel == "languages":
            name = f"{words.tr('Language')}: {name}"
        yield Spoken(name, "open_panel", (tool.panel,))
    yield Spoken(words.tr("Stop reading aloud"), "hush")
