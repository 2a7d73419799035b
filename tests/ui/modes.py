"""The ways a guest may read and reach the screen, for tests and pictures of all of them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.pages import PanelKind
from kiosk.presenters.views import PanelView, View
from kiosk.presenters.visit import Reading, TextSize

_ON_OFF = {True: "on", False: "off"}

MODES = {
    "normal": Reading(),
    "large": Reading(text=TextSize.LARGE),
    "largest": Reading(text=TextSize.LARGEST),
    "contrast": Reading(high_contrast=True),
    "low": Reading(low=True),
    "low-large": Reading(text=TextSize.LARGE, low=True),
    "low-largest": Reading(text=TextSize.LARGEST, low=True),
    "all": Reading(text=TextSize.LARGEST, high_contrast=True, low=True),
}


def read_as(view: View, reading: Reading) -> View:
    """The same view for a guest who reads it so."""
    panel = view.frame.panel
    if panel is not None and panel.kind == PanelKind.READING:
        panel = _marked(panel, reading)
    return replace(view, frame=replace(view.frame, reading=reading, panel=panel))


def _marked(panel: PanelView, reading: Reading) -> PanelView:
    """The panel of reading with the ways that are in use marked."""
    used = {
        "text": str(reading.text),
        "contrast": _ON_OFF[reading.high_contrast],
        "low": _ON_OFF[reading.low],
        "aloud": _ON_OFF[reading.aloud],
    }
    groups = tuple(
        replace(
            group,
            choices=tuple(
                replace(each, chosen=each.choice_id == used[group.group_id])
                for each in group.choices
            ),
        )
        for group in panel.groups
    )
    return replace(panel, groups=groups)
