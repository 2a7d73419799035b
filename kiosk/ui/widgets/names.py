"""The widgets kv may name: importing a class is what makes its name known to kv."""

from __future__ import annotations

from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from kiosk.ui.drinks.picture import DrinkPicture
from kiosk.ui.widgets.aloud import AloudBoard
from kiosk.ui.widgets.arrows import Arrow, Arrows
from kiosk.ui.widgets.board import Board, BoardColumn
from kiosk.ui.widgets.buttons import Chip, FarReachingButton, SignButton, WordButton
from kiosk.ui.widgets.callout import Callout
from kiosk.ui.widgets.cloth import Cloth
from kiosk.ui.widgets.column import Column
from kiosk.ui.widgets.crown import Crown
from kiosk.ui.widgets.hairline import Hairline
from kiosk.ui.widgets.hatch import Hatch
from kiosk.ui.widgets.hold import HoldButton
from kiosk.ui.widgets.languages import LanguageGrid
from kiosk.ui.widgets.line import BasketLine
from kiosk.ui.widgets.numbers import Numbers
from kiosk.ui.widgets.numeral import Numeral
from kiosk.ui.widgets.panel import Panel, PanelGroup
from kiosk.ui.widgets.queuerow import QueueRow
from kiosk.ui.widgets.rail import Rail, SectionTab, WishButton
from kiosk.ui.widgets.scroller import Scroller
from kiosk.ui.widgets.shelves import Shelves
from kiosk.ui.widgets.showcase import Showcase
from kiosk.ui.widgets.sign import Sign
from kiosk.ui.widgets.signed import SignedButton
from kiosk.ui.widgets.stepper import Stepper
from kiosk.ui.widgets.tools import ToolBar, ToolButton
from kiosk.ui.widgets.words import Words

KV_NAMES = (
    Rail,
    SectionTab,
    WishButton,
    AloudBoard,
    AnchorLayout,
    Arrow,
    Arrows,
    BasketLine,
    Board,
    BoardColumn,
    BoxLayout,
    Callout,
    Chip,
    Cloth,
    Column,
    Crown,
    DrinkPicture,
    FarReachingButton,
    GridLayout,
    Hairline,
    Hatch,
    HoldButton,
    LanguageGrid,
    Numbers,
    Numeral,
    Panel,
    PanelGroup,
    QueueRow,
    Scroller,
    Shelves,
    Showcase,
    Sign,
    SignButton,
    SignedButton,
    Stepper,
    ToolBar,
    ToolButton,
    WordButton,
    Words,
)
