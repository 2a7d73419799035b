"""Where a listener is on the screen, and what she hears next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.presenters.aloud.script import script_of
from kiosk.presenters.aloud.spoken import Spoken
from kiosk.presenters.views import AloudView, ButtonView, View
from kiosk.presenters.words import Words

Say = Callable[[str], None]


@dataclass(frozen=True)
class _Place:
    """A screen, or what lies over it: where these change the reading begins anew."""

    screen: type[View]
    over: str
    subject: str

    @classmethod
    def of(cls, view: View) -> _Place:
        frame = view.frame
        over = "countdown" if frame.countdown else frame.panel.kind if frame.panel else ""
        subject = getattr(view, "drink_id", "") or getattr(view, "order_key", "")
        return cls(type(view), over, subject)


class AloudReader:
    """Follows the views while they are read aloud. On the screen's thread."""

    def __init__(self) -> None:
        self._script: tuple[Spoken, ...] = ()
        self._at = 0
        self._place: _Place | None = None
        self._said = ""
        self._notice = ""

    @property
    def current(self) -> Spoken | None:
        """What was read last, or None before the first."""
        return self._script[self._at] if self._script else None

    def stop(self) -> None:
        """She listens no more."""
        self._script, self._at, self._place, self._said = (), 0, None, ""
        self._notice = ""

    def follow(self, view: View, words: Words, say: Say) -> AloudView:
        """Take over what is on the glass now, and say what is new where she is."""
        place = _Place.of(view)
        self._script = script_of(view, words)
        welcome = ""
        if self._place is None:
            welcome = words.tr(
                "Reading aloud. There are three large buttons in the lower half of the glass: "
                "at the left back, in the middle choose, at the right next."
            )
        if place != self._place:
            self._at, self._said = 0, ""
        self._place = place
        self._at = min(self._at, len(self._script) - 1)
        self._say(say, f"{welcome} {self._news(view.frame.notice)}".strip())
        return self._view(words)

    def say_again(self) -> None:
        """What she is at is said after what she chose, though its words be the same."""
        self._said = ""

    def step(self, by: int, say: Say) -> None:
        """On or back; at either end what is there is said once more."""
        self._at = max(0, min(self._at + by, len(self._script) - 1))
        self._said = ""
        self._say(say)

    def _news(self, notice: str) -> str:
        """What became of her call for help, wherever she is: she cannot glance at the edge."""
        is_new, self._notice = notice != self._notice, notice
        return f"{notice}." if notice and is_new else ""

    def _say(self, voice: Say, first: str = "") -> None:
        text = self._script[self._at].text
        if first or text != self._said:
            self._said = text
            voice(f"{first} {text}".strip())

    def _view(self, words: Words) -> AloudView:
        here = self._script[self._at]
        last = len(self._script) - 1
        return AloudView(
            text=here.text,
            place=words.tr("{here} of {all}", here=self._at + 1, all=last + 1),
            previous=ButtonView(words.tr("Back"), enabled=self._at > 0),
            choose=ButtonView(words.tr("Choose"), enabled=here.can_be_chosen),
            following=ButtonView(words.tr("Next"), enabled=self._at < last),
            hold=here.hold,
        )
