"""The languages, each by its own name: what a stranger looks for first."""

from __future__ import annotations

from kiosk.presenters.pages import PanelKind
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.views import ButtonView, PanelChoiceView, PanelGroupView, PanelView


def view(scene: Scene, setting: Setting) -> PanelView:
    """All languages of the window."""
    say = setting.languages[scene.language].tr
    choices = tuple(
        PanelChoiceView(code, words.own_name, chosen=code == scene.language)
        for code, words in setting.languages.items()
    )
    return PanelView(
        kind=PanelKind.LANGUAGES,
        title=say("Language"),
        groups=(PanelGroupView("language", "", choices),),
        close=ButtonView(say("Close")),
    )
