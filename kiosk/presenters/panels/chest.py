"""All panels by their kind, and the tools that open them from every screen."""

from __future__ import annotations

from kiosk.presenters.pages import PanelKind
from kiosk.presenters.panels import help as help_panel
from kiosk.presenters.panels import languages, reading, table, wishes
from kiosk.presenters.scene import Scene, Setting
from kiosk.presenters.views import PanelView, ToolView
from kiosk.presenters.visit import Visit
from kiosk.presenters.words import Words


def tools(words: Words) -> tuple[ToolView, ...]:
    """The buttons at the foot of every screen: language, reading, help."""
    return (
        ToolView(PanelKind.LANGUAGES, words.own_name, "globe"),
        ToolView(PanelKind.READING, words.tr("Reading"), "letters"),
        ToolView(PanelKind.HELP, words.tr("Help"), "question"),
    )


def panel_view(kind: PanelKind, scene: Scene, setting: Setting) -> PanelView:
    """The panel as it stands now."""
    match kind:
        case PanelKind.LANGUAGES:
            return languages.view(scene, setting)
        case PanelKind.READING:
            return reading.view(scene, setting)
        case PanelKind.HELP:
            return help_panel.view(scene, setting)
        case PanelKind.WISHES:
            return wishes.view(scene, setting)
        case PanelKind.TABLE:
            return table.view(scene, setting)


def choose(kind: PanelKind, visit: Visit, group_id: str, choice_id: str) -> Visit:
    """The visit after a choice on a panel; one that the panel does not offer changes nothing."""
    match kind:
        case PanelKind.READING:
            return reading.choose(visit, group_id, choice_id)
        case PanelKind.WISHES:
            return wishes.choose(visit, group_id, choice_id)
        case _:
            return visit
