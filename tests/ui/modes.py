"""The ways a guest may read and reach the screen, for tests and pictures of all of them."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.views import View
from kiosk.presenters.visit import Reading, TextSize

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
    return replace(view, frame=replace(view.frame, reading=reading))
