"""The gate every touch passes: which of them reach what is drawn, and what the others see.

In the street most of what touches a glass is not a guest: rain, sleeves, palms, the second report
of a badly set up panel, the tap that was meant for the screen before. What is kept away does
nothing but is answered all the same, by a small ring where it fell.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock

from kiosk.presenters.verbs import GuestVerbs
from kiosk.presenters.views import FrameView
from kiosk.ui.corner import CORNER_MM, Corner
from kiosk.ui.flood import Flood, Place, places
from kiosk.ui.metrics import Metrics
from kiosk.ui.nameplate import NamePlate
from kiosk.ui.plan import Box
from kiosk.ui.widgets.curtain import Curtain, Dark, Wipe
from kiosk.ui.widgets.ripple import Ripple
from kiosk.ui.widgets.sliding import let_all_go

SETTLE_S = 0.25
"""Seconds a new screen takes no touch: nobody reads faster, and the second tap of a double tap
comes sooner."""

FORGET_S = 5.0
"""Seconds after which a finger whose lifting was never reported keeps others away no more."""

PALM = 3
"""So many places touched at once are a palm, or something that lies on the glass."""

PALM_APART_MM = 8.0
"""Places nearer than this are one finger, reported twice."""

LOOK_EVERY_S = 0.5
"""Seconds between two looks whether the flood is over."""

Hold = Corner | NamePlate
"""What is opened by a finger that stays."""

_NO_FINGERS = frozenset({"right", "middle", "mouse4", "mouse5"})  # of a mouse plugged in


class Gate:
    """One finger at a time, on a screen that has stood for a moment, from a hand.

    ``stage`` is the widget whose touches they are. ``flood`` tells rain from hands.
    """

    def __init__(self, stage: Any, *, verbs: GuestVerbs, flood: Flood) -> None:
        self._stage = stage
        self._verbs = verbs
        self._flood = flood
        self._m = Metrics()
        self._box = Box(0, 0, 1, 1)
        self._finger: tuple[Any, float] | None = None
        self._down: dict[int, tuple[float, Place]] = {}
        self._quiet_until = 0.0
        corner = Corner(stage, side=lambda: self._m.mm(CORNER_MM), held=self._listen)
        self._holds: list[Hold] = [corner]
        self._ripple = Ripple(stage.canvas.after)
        self._dark: Dark | None = None
        self._wipe: Wipe | None = None
        self._wipe_words: tuple[str, ...] = ()
        self._watch: Any = None
        self._window: Any = None
        self.is_covered: Callable[[], bool] = lambda: False
        """Whether the staff's side lies over it: that is not to be read aloud."""

    @property
    def is_settled(self) -> bool:
        """What is drawn has stood long enough to be touched."""
        return bool(Clock.get_time() >= self._quiet_until)

    @property
    def curtain(self) -> Curtain | None:
        """What lies over everything and takes every touch for nothing, or None."""
        for each in (self._wipe, self._dark):
            if each is not None and each.parent is not None:
                return each
        return None

    def also(self, hold: Hold) -> None:
        """Tell this one too of every finger that counts."""
        self._holds.append(hold)

    def settle(self) -> None:
        """What was under the finger a moment ago is gone: the next touch is not meant for this."""
        self._quiet_until = Clock.get_time() + SETTLE_S

    def let_go(self) -> None:
        """What a finger holds was not meant for what stands there now."""
        for hold in self._holds:
            hold.forget()
        if self._finger is not None:
            let_all_go(self._finger[0])
            self._finger = None

    def show(self, frame: FrameView) -> None:
        """Take over whether the glass is dark, and what it says when it should be wiped."""
        self._wipe_words = frame.wipe
        if frame.dark is None:
            self._take_away(self._dark)
        else:
            self._dark = self._dark or Dark()
            self._dark.show(frame.dark)
            self._lay(self._dark)
        if self._wipe is not None and self._wipe.parent is not None:
            self._lay(self._wipe)

    def lay_wipe(self) -> None:
        """Ask to be wiped, over everything."""
        self._wipe = self._wipe or Wipe()
        self._wipe.say(self._wipe_words)
        self._lay(self._wipe)

    def measure(self, m: Metrics, box: Box) -> None:
        """The glass is so large."""
        self._m, self._box = m, box
        for each in (self._dark, self._wipe):
            if each is not None:
                self._fit(each)

    def down(self, touch: Any, dispatch: Callable[[Any], object]) -> None:
        """A touch began on the stage; ``dispatch`` brings it to what is drawn there."""
        if _is_no_finger(touch):
            return
        now, place = Clock.get_time(), self._place(touch)
        if self._is_flooded(place, now):
            return
        if self._wipe is not None and self._wipe.parent is not None:
            self.settle()  # the flood is over, its picture stands a moment longer
            return
        if self._dark is not None and self._dark.parent is not None:
            self._verbs.touched()  # it only lights the glass
            self.settle()
            return
        if self._is_palm(touch, place, now) or self._is_second(now):
            self._ripple.at(touch.pos, self._m)
            return
        self._verbs.touched()
        if not self.is_settled:
            self._ripple.at(touch.pos, self._m)
            return
        dispatch(touch)
        self._came_down(touch, now)

    def _came_down(self, touch: Any, now: float) -> None:
        """A finger that counts: what it holds, or a ring where it fell."""
        for hold in self._holds:
            hold.down(touch)
        if touch.grab_list:
            self._finger = (touch, now)
            self._mind_the_window()
        else:
            self._ripple.at(touch.pos, self._m)

    def moved(self, touch: Any) -> None:
        """A finger moves: it is there, and one that drags is the one that counts."""
        for hold in self._holds:
            hold.moved(touch)
        is_the_one = self._finger is None or self._finger[0] is touch
        if is_the_one and touch.grab_list:
            self._finger = (touch, Clock.get_time())

    def up(self, touch: Any) -> None:
        """A touch ended."""
        self._down.pop(touch.uid, None)
        for hold in self._holds:
            hold.up(touch)
        if self._finger is not None and self._finger[0] is touch:
            self._finger = None

    def _mind_the_window(self) -> None:
        """One that is not in front any more is told of no lifting: what is held is let go of."""
        window = self._stage.get_root_window()
        if window is not self._window:
            self._window = window
            window.bind(focus=self._focused)

    def _focused(self, _: Any, has_focus: bool) -> None:  # noqa: FBT001 - Kivy's own way to tell
        if not has_focus:
            self.let_go()
            self._down.clear()

    def _listen(self) -> None:
        """A finger stayed in the corner: what it lies on was not meant."""
        if self.is_covered():
            return
        self.let_go()
        self._verbs.read_aloud()

    def _place(self, touch: Any) -> Place:
        """In millimetres, however the glass is drawn."""
        return touch.x / self._m.mm(1), touch.y / self._m.mm(1)

    def _is_second(self, now: float) -> bool:
        """While one finger holds something, others do not count."""
        if self._finger is None:
            return False
        if now - self._finger[1] < FORGET_S:
            return True
        self.let_go()  # its lifting was lost, and what it pressed is pressed no more
        return False

    def _is_palm(self, touch: Any, place: Place, now: float) -> bool:
        """Too much lies on the glass at once; what it pressed was not meant."""
        self._down = {key: at for key, at in self._down.items() if now - at[0] < FORGET_S}
        self._down[touch.uid] = (now, place)
        if places((at for _, at in self._down.values()), PALM_APART_MM) < PALM:
            return False
        self.let_go()
        return True

    def _is_flooded(self, place: Place, now: float) -> bool:
        self._flood.touched(place, now)
        if not self._flood.look(now):
            return False
        if self._watch is None:
            self.let_go()
            self.lay_wipe()
            self._verbs.flooded()
            self._watch = Clock.schedule_interval(self._look, LOOK_EVERY_S)
        return True

    def _look(self, _: float) -> bool:
        if self._flood.look(Clock.get_time()):
            return True
        self._watch = None
        self._down.clear()
        self._take_away(self._wipe)
        return False

    def _lay(self, curtain: Curtain) -> None:
        """Over everything, now."""
        self._fit(curtain)
        if curtain.parent is not None and self._stage.children[0] is curtain:
            return
        if curtain.parent is not None:
            self._stage.remove_widget(curtain)
        self._stage.add_widget(curtain)

    def _take_away(self, curtain: Curtain | None) -> None:
        if curtain is not None and curtain.parent is not None:
            self._stage.remove_widget(curtain)
            self.settle()

    def _fit(self, curtain: Curtain) -> None:
        curtain.m = self._m
        curtain.size_hint = (None, None)
        curtain.pos = self._box.x, self._box.y
        curtain.size = self._box.width, self._box.height


def _is_no_finger(touch: Any) -> bool:
    """A mouse that was plugged in has more than one button, and a wheel."""
    if touch.is_mouse_scrolling:
        return True
    return "button" in touch.profile and touch.button in _NO_FINGERS
