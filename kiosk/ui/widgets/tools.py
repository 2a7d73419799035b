"""The tools at the foot of every screen: language, reading, help. Quiet, and always there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.presenters.views import ToolView
from kiosk.ui.metrics import Metrics
from kiosk.ui.screens.base import fill_with
from kiosk.ui.widgets.signed import SignedButton


class ToolButton(SignedButton):
    """Opens one panel."""

    panel = StringProperty("")


class ToolBar(BoxLayout):
    """A row of equal buttons on a standing glass, a rail of them on a lying one.

    Dispatches ``on_tool`` with a panel's kind.
    """

    m = ObjectProperty(Metrics(), rebind=True)
    __events__ = ("on_tool",)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._even_soon = Clock.create_trigger(self._even, -1)

    def show(self, tools: Sequence[ToolView]) -> None:
        """Take over the tools."""
        fill_with(self, tools, make=self._new_tool, show=_show_tool)
        self._even_soon()

    def on_tool(self, panel: str) -> None:
        """A tool was touched."""

    def _even(self, *_: object) -> None:
        """All of them speak equally loud."""
        low_voice = any(tool.needs_low_voice() for tool in self.children)
        for tool in self.children:
            tool.low_voice = low_voice

    def _new_tool(self) -> ToolButton:
        tool = ToolButton(m=self.m, upright=not self.m.portrait)
        self.fbind("m", tool.setter("m"))
        self.fbind("m", lambda _, m: setattr(tool, "upright", not m.portrait))
        for name in ("width", "m"):
            tool.fbind(name, self._even_soon)
        tool.bind(on_release=lambda touched: self.dispatch("on_tool", touched.panel))
        return tool


def _show_tool(tool: Any, view: ToolView) -> None:
    tool.panel = view.panel
    tool.text = view.text
    tool.sign = view.sign
