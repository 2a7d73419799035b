"""Help: what to do when the screen does not do it."""

from __future__ import annotations

from kiosk.presenters.pages import PanelKind
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.views import ButtonView, PanelView


def view(scene: Scene, setting: Setting) -> PanelView:
    """One sentence."""
    say = setting.languages[scene.language].tr
    return PanelView(
        kind=PanelKind.HELP,
        title=say("Help"),
        text=say("Knock at the window: the bartender is behind it."),
        close=ButtonView(say("Close")),
    )
