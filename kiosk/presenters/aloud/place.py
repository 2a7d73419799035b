"""A screen and what lies over it: where these change the reading begins anew."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.presenters.views import View

_QUESTION = "countdown"


@dataclass(frozen=True)
class Place:
    """``screen`` is what lies at the bottom, ``over`` a panel or the question over it."""

    screen: type[View]
    subject: str
    over: str
    depth: int

    @classmethod
    def of(cls, view: View) -> Place:
        """The place a view shows."""
        frame = view.frame
        subject = getattr(view, "drink_id", "") or getattr(view, "order_key", "")
        if frame.countdown:
            return cls(type(view), subject, _QUESTION, 2)
        if frame.panel:
            return cls(type(view), subject, frame.panel.kind, 1)
        return cls(type(view), subject, "", 0)

    @property
    def is_panel(self) -> bool:
        """She opened something over the screen."""
        return self.depth == 1

    def is_with(self, other: Place) -> bool:
        """Only what lies over the screen is another."""
        return (self.screen, self.subject) == (other.screen, other.subject)
