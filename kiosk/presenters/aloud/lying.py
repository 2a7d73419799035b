"""What is read aloud of what lies over a screen: the question whether she is there, a panel."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.presenters.aloud.spoken import Spoken, button, choice, heard, sentences
from kiosk.presenters.pages import PanelKind
from kiosk.presenters.views import CountdownView, FrameView, PanelGroupView, PanelView
from kiosk.presenters.words import Words


def lies_over(frame: FrameView, words: Words, spoken: frozenset[str]) -> tuple[Spoken, ...]:
    """What is read instead of the screen; nothing where nothing lies over it."""
    if frame.countdown is not None:
        return tuple(_countdown(frame.countdown))
    if frame.panel is not None:
        return tuple(_panel(frame.panel, words, spoken))
    return ()


def _countdown(view: CountdownView) -> Iterator[Spoken]:
    yield Spoken(sentences(f"{view.text} {view.stay.text}"), "stay")


def _panel(view: PanelView, words: Words, spoken: frozenset[str]) -> Iterator[Spoken]:
    yield from heard(view.title, view.text)
    if view.action is not None:
        yield from button(view.action, "act_in_panel")
    if view.kind == PanelKind.LANGUAGES:
        yield from _languages(view, words, spoken)
    else:
        for group in view.groups:
            yield from _group(group, words)
    yield from button(view.close, "close_panel")


def _group(group: PanelGroupView, words: Words) -> Iterator[Spoken]:
    yield from heard(*group.name.split("\n"))
    for each in group.choices:
        said = choice(words, each.text, chosen=each.chosen, enabled=each.enabled)
        chosen = (group.group_id, each.choice_id)
        yield Spoken(said, "choose_in_panel", chosen, enabled=each.enabled)


def _languages(view: PanelView, words: Words, spoken: frozenset[str]) -> Iterator[Spoken]:
    """Each in its own voice. One without would leave her in silence: it is not offered, and she
    is told that there are such.
    """
    are_missing = False
    for group in view.groups:
        for each in group.choices:
            if each.choice_id not in spoken:
                are_missing = True
            elif each.chosen:
                said = choice(words, each.text, chosen=True, enabled=True)
                yield Spoken(said, "choose_in_panel", (group.group_id, each.choice_id))
            else:
                chosen = (group.group_id, each.choice_id)
                yield Spoken(each.text, "choose_in_panel", chosen, language=each.choice_id)
    if are_missing:
        yield from heard(words.tr("Other languages can be read here, but not heard."))
