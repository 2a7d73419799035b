"""The screen that makes a passer-by stop: one lit drink, and how to begin in every language."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import NumericProperty, StringProperty

from kiosk.presenters.views import AttractView
from kiosk.ui.screens.base import GuestScreen
from kiosk.ui.widgets.trim import Trim

_INVITATION_S = 3.0  # long enough to be read in a language one half knows


class AttractScreen(GuestScreen):
    """A touch anywhere begins; a touch on a language begins in it."""

    stands_low = True

    window_name = StringProperty("")
    board_room = NumericProperty(0)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._trim = Trim(self)
        self._invitations: tuple[str, ...] = ("",)
        self._turn: Any = None
        self._turns = 0

    def render(self, view: AttractView) -> None:
        """Draw the view."""
        self.window_name = view.window_name
        if view.invitations != self._invitations:
            self._invitations = view.invitations
            self._turns = 0
            self._invite()
        self.ids.showcase.show(view.pictures)
        self.ids.languages.show(view.languages)
        self.ids.board.view = view.board
        self._rest(is_dark=view.frame.dark is not None)
        self.ids.callout.show(view.frame.called)
        self.ids.showcase.opacity = 0 if view.frame.called else 1

    def _rest(self, *, is_dark: bool) -> None:
        """Nothing moves under a dark glass."""
        if is_dark:
            self.left()
        elif self.parent is not None:
            self.entered()

    @property
    def name_sign(self) -> Any:
        """Over the drink, or beside it; nowhere, where it stands above what is within reach."""
        there = (self.ids.name_above, self.ids.name_beside)
        return next((words for words in there if words.text), None)

    def entered(self) -> None:
        """Begin to breathe and to invite."""
        self.ids.showcase.start()
        if self._turn is None:
            self._turn = Clock.schedule_interval(self._next_invitation, _INVITATION_S)

    def left(self) -> None:
        """Stand still while a guest orders."""
        self.ids.showcase.stop()
        if self._turn is not None:
            self._turn.cancel()
            self._turn = None

    def on_touch_down(self, touch: Any) -> bool:
        """A language takes the touch; anywhere else it presses the invitation."""
        if not self.collide_point(*touch.pos):
            return False
        if self.ids.languages.collide_point(*touch.pos):
            return bool(self.ids.languages.on_touch_down(touch))
        return bool(self.ids.invitation.take_touch(touch))

    def _next_invitation(self, _: float) -> None:
        self._turns += 1
        self._invite()

    def _invite(self) -> None:
        if self._invitations:
            self.ids.invitation.text = self._invitations[self._turns % len(self._invitations)]
