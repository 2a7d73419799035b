"""How a guest reads and reaches the screen: larger letters, more contrast, all within reach."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.pages import PanelKind
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.views import ButtonView, PanelChoiceView, PanelGroupView, PanelView
from kiosk.presenters.visit import Reading, TextSize, Visit
from kiosk.presenters.words import Words

_ON, _OFF = "on", "off"
_SIZES = frozenset(TextSize)


def view(scene: Scene, setting: Setting) -> PanelView:
    """Each way of reading, with the one in use marked."""
    words, reading = setting.languages[scene.language], scene.visit.reading
    say = words.tr
    groups: tuple[PanelGroupView, ...] = (
        _text_sizes(words, reading),
        _switch(
            "contrast",
            say("Contrast"),
            (say("Normal"), say("High")),
            is_on=reading.high_contrast,
        ),
        _switch("low", say("Reach"), (say("Normal"), say("All within reach")), is_on=reading.low),
    )
    if scene.language in setting.spoken:
        aloud = _switch("aloud", say("Read aloud"), (say("Off"), say("On")), is_on=reading.aloud)
        groups = (*groups, aloud)
    return PanelView(
        kind=PanelKind.READING,
        title=say("Reading and reach"),
        text=say("For you only: the next guest finds the screen as it was."),
        groups=groups,
        close=ButtonView(say("Done")),
        settles=True,
    )


def choose(visit: Visit, group_id: str, choice_id: str) -> Visit:
    """The visit with this way of reading."""
    reading, is_on = visit.reading, choice_id == _ON
    match group_id:
        case "text" if choice_id in _SIZES:
            reading = replace(reading, text=TextSize(choice_id))
        case "contrast":
            reading = replace(reading, high_contrast=is_on)
        case "low":
            reading = replace(reading, low=is_on)
        case "aloud":
            reading = replace(reading, aloud=is_on)
        case _:
            pass
    return replace(visit, reading=reading)


def _text_sizes(words: Words, reading: Reading) -> PanelGroupView:
    say = words.tr
    names = {
        TextSize.NORMAL: say("Normal"),
        TextSize.LARGE: say("Large"),
        TextSize.LARGEST: say("Largest"),
    }
    choices = tuple(
        PanelChoiceView(size, name, chosen=size is reading.text) for size, name in names.items()
    )
    return PanelGroupView("text", say("Letters"), choices)


def _switch(group_id: str, name: str, words: tuple[str, str], *, is_on: bool) -> PanelGroupView:
    off, on = words
    choices = (
        PanelChoiceView(_OFF, off, chosen=not is_on),
        PanelChoiceView(_ON, on, chosen=is_on),
    )
    return PanelGroupView(group_id, name, choices)
