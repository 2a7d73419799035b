"""What each screen shows: frozen, every word translated and every amount formatted.

A screen draws the view it is given and decides nothing. Prices, counts and numbers are
strings here already; ``count`` and ``seconds`` are kept as integers only where a screen
draws them as a shape.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kiosk.domain.picture import Picture
from kiosk.presenters.frames import (
    AloudView,
    BoardView,
    ButtonView,
    CalledView,
    CountdownView,
    DarkView,
    FrameView,
    PanelChoiceView,
    PanelGroupView,
    PanelView,
    ToolView,
)

__all__ = [
    "AloudView",
    "AttractView",
    "BasketBarView",
    "BasketLineView",
    "BasketView",
    "BoardView",
    "ButtonView",
    "CalledView",
    "CardView",
    "ChipView",
    "ClosedView",
    "CountdownView",
    "DarkView",
    "DrinkView",
    "FrameView",
    "GroupView",
    "LanguageView",
    "MenuView",
    "NumberView",
    "PanelChoiceView",
    "PanelGroupView",
    "PanelView",
    "SectionView",
    "ToolView",
    "View",
]


@dataclass(frozen=True)
class LanguageView:
    """A language by its own name, as a guest who speaks it would look for it."""

    code: str
    name: str
    chosen: bool = False


@dataclass(frozen=True)
class AttractView:
    """The screen that makes a passer-by stop."""

    window_name: str
    invitations: tuple[str, ...]
    pictures: tuple[Picture, ...]
    languages: tuple[LanguageView, ...]
    board: BoardView
    frame: FrameView = field(default_factory=FrameView)


@dataclass(frozen=True)
class SectionView:
    """A section of the menu as a tab; a menu with one section shows none."""

    section_id: str
    name: str
    chosen: bool


@dataclass(frozen=True)
class CardView:
    """A drink on the menu. ``take`` is the + that takes it as it stands."""

    drink_id: str
    name: str
    ingredients: str
    price: str
    picture: Picture
    take: ButtonView
    badge: str = ""  # "sold out", "contains milk": a word, never only a colour
    dimmed: bool = False  # it cannot be had, and the badge says why


@dataclass(frozen=True)
class BasketBarView:
    """The foot of the menu: how many drinks, what they cost, the way on."""

    summary: str
    total: str
    action: ButtonView


@dataclass(frozen=True)
class MenuView:
    """The drinks. ``wishes`` stand above them, ``empty`` in their place when there are none."""

    window_name: str
    sections: tuple[SectionView, ...]
    cards: tuple[CardView, ...]
    basket: BasketBarView
    back: ButtonView
    wishes: tuple[ChipView, ...] = ()
    empty: str = ""
    frame: FrameView = field(default_factory=FrameView)


@dataclass(frozen=True)
class ChipView:
    """One option, with its price difference if there is one.

    ``detail`` stands small beside it: its size, or why it cannot be chosen.
    """

    option_id: str
    text: str
    price: str
    chosen: bool
    enabled: bool = True
    detail: str = ""


@dataclass(frozen=True)
class GroupView:
    """A choice inside a drink. ``remark`` says "please choose" where it must be made.

    Of ``several`` more than one can be chosen: their chips have another shape.
    """

    group_id: str
    name: str
    remark: str
    chips: tuple[ChipView, ...]
    several: bool = False


@dataclass(frozen=True)
class DrinkView:
    """One drink, with its choices. ``price`` is the unit price with the options chosen.

    ``spared`` says that it is made without what she does not want, ``warning`` that it is not.
    """

    drink_id: str
    name: str
    description: str
    ingredients: str
    strength: str
    allergens: str
    picture: Picture
    groups: tuple[GroupView, ...]
    price: str
    quantity: str
    fewer: ButtonView
    more: ButtonView
    add: ButtonView
    back: ButtonView
    note: str = ""
    origin: str = ""
    spared: str = ""
    warning: str = ""
    frame: FrameView = field(default_factory=FrameView)


@dataclass(frozen=True)
class BasketLineView:
    """A line of the basket; ``line`` is what the verbs take to name it.

    ``trouble`` says why it cannot be ordered; ``allergens`` what it contains, to a guest who
    asked to be spared some.
    """

    line: int
    quantity: str
    name: str
    changes: tuple[str, ...]
    price: str
    picture: Picture
    fewer: ButtonView
    more: ButtonView
    remove: ButtonView
    trouble: str = ""
    allergens: str = ""


@dataclass(frozen=True)
class BasketView:
    """The basket, and the one button that orders it, which is held and not tapped.

    ``keep`` is said to a finger that left it too soon. ``busy``: the order is being placed.
    ``age`` stands right above the button of an order with alcohol in it.
    """

    title: str
    lines: tuple[BasketLineView, ...]
    empty: str
    total_label: str
    total: str
    pay: str
    order: ButtonView
    back: ButtonView
    busy: bool = False
    keep: str = ""
    age: str = ""
    frame: FrameView = field(default_factory=FrameView)


@dataclass(frozen=True)
class NumberView:
    """The number, as large as the screen allows. ``order_key`` is reported back as shown.

    ``estimate`` and ``before`` say how long it takes and what is made first; ``ahead`` and ``own``
    are the drinks before hers and her own, none once hers are ready.
    """

    order_key: str
    title: str
    number: str
    pager: str
    pay: str
    wait: str
    next_guest: ButtonView
    estimate: str = ""
    before: str = ""
    ahead: int = 0
    own: int = 0
    frame: FrameView = field(default_factory=FrameView)


@dataclass(frozen=True)
class ClosedView:
    """The hatch, shut: one friendly sentence, what to do, and the numbers that are ready.

    ``knock`` names the guests whose tickets the bartender has not got; ``kept`` is said to one
    with a basket, in her language, all else in every language of the window. Outside the hours
    ``occasion`` names a special day and ``seats`` say how to book one inside, her language first.
    """

    window_name: str
    title: str
    sentences: tuple[str, ...]
    board: BoardView
    knock: tuple[str, ...] = ()
    kept: str = ""
    occasion: str = ""
    seats: tuple[str, ...] = ()
    frame: FrameView = field(default_factory=FrameView)


View = AttractView | MenuView | DrinkView | BasketView | NumberView | ClosedView
