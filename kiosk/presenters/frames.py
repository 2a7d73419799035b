"""What stands around every screen, and on more than one: buttons, the board, panels, the frame.

Frozen, every word translated, like the screens' own views (``kiosk.presenters.views``).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.presenters.visit import Reading


@dataclass(frozen=True)
class ButtonView:
    """A button: its words, and whether a touch does anything."""

    text: str
    enabled: bool = True


@dataclass(frozen=True)
class BoardView:
    """The numbers that are ready, the newest first, and those being made, the next first.

    ``newest`` is the one of them that stands out. The ``more`` count what is not shown now: "+12".
    """

    ready_title: str = ""
    ready: tuple[str, ...] = ()
    making_title: str = ""
    making: tuple[str, ...] = ()
    newest: str = ""
    ready_more: str = ""
    making_more: str = ""


@dataclass(frozen=True)
class CalledView:
    """Numbers that have just become ready, the newest first, with the word that says so.

    ``text`` is all of it in one line.
    """

    text: str
    word: str
    numbers: tuple[str, ...]
    more: str = ""


@dataclass(frozen=True)
class CountdownView:
    """The question asked of a guest who has gone quiet, before her basket is put away."""

    text: str
    seconds: int
    stay: ButtonView


@dataclass(frozen=True)
class ToolView:
    """A button at the foot of every screen that opens a panel. ``sign`` is drawn beside it."""

    panel: str
    text: str
    sign: str = ""


@dataclass(frozen=True)
class PanelChoiceView:
    """One thing to choose on a panel."""

    choice_id: str
    text: str
    chosen: bool = False
    enabled: bool = True


@dataclass(frozen=True)
class PanelGroupView:
    """Choices that belong together, under a name that may be empty.

    Without choices it is to be read: the first line of ``name`` is what the others tell of.
    """

    group_id: str
    name: str
    choices: tuple[PanelChoiceView, ...]
    several: bool = False  # more than one can be chosen


@dataclass(frozen=True)
class PanelView:
    """What lies over any screen until it is closed: what it is, what can be chosen.

    ``kind`` names it. ``action`` is its one brass button, or None; where it ``settles`` something
    the next step is to close it, and that is the brass button.
    """

    kind: str
    title: str
    close: ButtonView
    text: str = ""
    groups: tuple[PanelGroupView, ...] = ()
    action: ButtonView | None = None
    settles: bool = False


@dataclass(frozen=True)
class AloudView:
    """What is being read aloud, and the three large buttons. ``hold``: *choose* must be held."""

    text: str
    place: str
    previous: ButtonView
    choose: ButtonView
    following: ButtonView
    hold: bool = False


@dataclass(frozen=True)
class DarkView:
    """What a dark glass says, faintly: its name, and how to begin, if one can."""

    name: str
    text: str = ""


@dataclass(frozen=True)
class FrameView:
    """What stands around every screen.

    ``virtual`` names the devices that are only virtual, ``remark`` is short, ``reading`` is how
    this guest reads and reaches the screen, in ``language``. ``dark`` lies over all of it, ``wipe``
    is said while it rains on the glass, first in her language and then in all others: whoever has a
    cloth may be nobody's guest. ``called`` lights up the edge; ``ready`` is the quiet line
    beside an order; ``notice`` says what became of this guest's call for help. ``guest`` counts the
    guests: what a hand left on the glass goes with her.
    """

    virtual: str = ""
    remark: str = ""
    countdown: CountdownView | None = None
    tools: tuple[ToolView, ...] = ()
    panel: PanelView | None = None
    reading: Reading = field(default_factory=Reading)
    aloud: AloudView | None = None
    language: str = ""
    dark: DarkView | None = None
    wipe: tuple[str, ...] = ()
    called: CalledView | None = None
    ready: str = ""
    notice: str = ""
    guest: int = 0
