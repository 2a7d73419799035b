"""What is read aloud of each screen, in the order in which a listener wants it."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.presenters.aloud.spoken import Spoken, button, heard
from kiosk.presenters.views import (
    AttractView,
    BasketView,
    BoardView,
    ClosedView,
    CountdownView,
    DrinkView,
    FrameView,
    MenuView,
    NumberView,
    PanelView,
    View,
)
from kiosk.presenters.words import Words


def script_of(view: View, words: Words) -> tuple[Spoken, ...]:
    """Everything on the glass, first what the screen is. What lies over it is read instead."""
    frame = view.frame
    if frame.countdown is not None:
        return tuple(_countdown(frame.countdown))
    if frame.panel is not None:
        return tuple(_panel(frame.panel))
    return (*_screen(view, words), *_around(frame, words))


def _screen(view: View, words: Words) -> Iterator[Spoken]:
    match view:
        case AttractView():
            return _attract(view, words)
        case MenuView():
            return _menu(view, words)
        case DrinkView():
            return _drink(view, words)
        case BasketView():
            return _basket(view, words)
        case NumberView():
            return _number(view)
        case ClosedView():
            return _closed(view)


def _attract(view: AttractView, words: Words) -> Iterator[Spoken]:
    yield from heard(view.window_name)
    yield Spoken(words.tr("Touch to order"), "start")
    yield from _board(view.board)


def _menu(view: MenuView, words: Words) -> Iterator[Spoken]:
    section = next((each.name for each in view.sections if each.chosen), "")
    count = len(view.cards)
    yield from heard(
        words.tr("The menu"), section, words.plural("{count} drink", "{count} drinks", count)
    )
    for card in view.cards:
        said = ". ".join(
            part for part in (card.name, card.ingredients, card.price, card.badge) if part
        )
        yield Spoken(said, "open_drink", (card.drink_id,))
    yield from heard(view.basket.summary, view.basket.total)
    yield from button(view.basket.action, "open_basket")
    for each in view.sections:
        if not each.chosen:
            yield Spoken(each.name, "show_section", (each.section_id,))
    yield from button(view.back, "back")


def _drink(view: DrinkView, words: Words) -> Iterator[Spoken]:
    yield from heard(view.name, view.price)
    yield from heard(view.description, view.ingredients)
    yield from heard(view.strength, view.allergens)
    for group in view.groups:
        yield from heard(group.name, group.remark)
        for chip in group.chips:
            chosen = words.tr("chosen") if chip.chosen else ""
            said = ", ".join(part for part in (chip.text, chip.price, chosen) if part)
            if chip.enabled:
                yield Spoken(said, "choose_option", (group.group_id, chip.option_id))
            else:
                yield Spoken(said)
    yield from heard(words.tr("How many: {quantity}", quantity=view.quantity))
    if view.more.enabled:
        yield Spoken(words.tr("One more"), "change_drink_quantity", (1,))
    if view.fewer.enabled:
        yield Spoken(words.tr("One fewer"), "change_drink_quantity", (-1,))
    yield from button(view.add, "add_drink")
    yield from button(view.back, "back")


def _basket(view: BasketView, words: Words) -> Iterator[Spoken]:
    yield from heard(view.title, view.empty)
    for line in view.lines:
        yield from heard(f"{line.quantity} {line.name}", *line.changes, line.price, line.trouble)
        if line.more.enabled:
            yield Spoken(words.tr("One more"), "change_quantity", (line.line, 1))
        if line.fewer.enabled:
            yield Spoken(words.tr("One fewer"), "change_quantity", (line.line, -1))
        yield Spoken(words.tr("Take it out"), "remove_line", (line.line,))
    yield from heard(f"{view.total_label} {view.total}".strip(), *view.pay.split("\n"))
    yield from heard(view.age)
    yield from button(view.order, "order", hold=True)
    yield from button(view.back, "back")


def _number(view: NumberView) -> Iterator[Spoken]:
    yield from heard(f"{view.title}: {view.number}")
    yield from heard(view.pager)
    yield from heard(view.pay, view.wait)
    yield from heard(view.estimate, view.before)
    yield from button(view.next_guest, "next_guest")


def _closed(view: ClosedView) -> Iterator[Spoken]:
    yield from heard(view.occasion, view.title, *view.sentences)
    yield from heard(*view.knock)
    yield from heard(view.kept)
    yield from heard(*view.seats)
    yield from _board(view.board)


def _board(board: BoardView) -> Iterator[Spoken]:
    if board.ready:
        yield from heard(f"{board.ready_title}: {', '.join(board.ready)}")
    if board.making:
        yield from heard(f"{board.making_title}: {', '.join(board.making)}")


def _countdown(view: CountdownView) -> Iterator[Spoken]:
    yield Spoken(f"{view.text} {view.stay.text}", "stay")


def _panel(view: PanelView) -> Iterator[Spoken]:
    yield from heard(view.title, view.text)
    if view.action is not None:
        yield from button(view.action, "act_in_panel")
    for group in view.groups:
        yield from heard(group.name)
        for choice in group.choices:
            if choice.enabled:
                yield Spoken(choice.text, "choose_in_panel", (group.group_id, choice.choice_id))
    yield from button(view.close, "close_panel")


def _around(frame: FrameView, words: Words) -> Iterator[Spoken]:
    yield from heard(frame.remark)
    for tool in frame.tools:
        yield Spoken(tool.text, "open_panel", (tool.panel,))
    yield Spoken(words.tr("Stop reading aloud"), "hush")
