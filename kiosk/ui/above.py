"""What is read while the hands stay low: of each screen, what only the eyes need.

Made from the view alone, so that the words are those the screen itself would have shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.picture import Picture
from kiosk.presenters.views import AttractView, BasketView, DrinkView, MenuView, View

_APART = "  "
_TIMES = "{} \N{MULTIPLICATION SIGN} {}"


@dataclass(frozen=True)
class RowView:
    """A drink by its name, and its price, or the word that stands in the price's place."""

    name: str
    price: str


@dataclass(frozen=True)
class AboveView:
    """The upper half: a heading, a drink on the shelf, and what is said beside it.

    ``rows`` are a list to be read, ``text`` is what is said of one drink, ``strong`` what must
    not be overlooked; ``total`` stands alone on the shelf's edge.
    """

    heading: str
    picture: Picture | None = None
    rows: tuple[RowView, ...] = ()
    text: str = ""
    strong: str = ""
    total: str = ""


def above(view: View) -> AboveView | None:
    """The upper half for a view, or None for a screen that has nothing to touch up there."""
    if isinstance(view, AttractView):
        return _attract(view)
    if isinstance(view, MenuView):
        return _menu(view)
    if isinstance(view, DrinkView):
        return _drink(view)
    if isinstance(view, BasketView):
        return _basket(view)
    return None


def _attract(view: AttractView) -> AboveView:
    board = view.board  # the drink stays below, where it stands beside what is touched
    return AboveView(
        heading=view.window_name,
        text=_numbers(board.making_title, board.making, board.making_more),
        strong=_numbers(board.ready_title, board.ready, board.ready_more),
    )


def _numbers(title: str, numbers: tuple[str, ...], more: str) -> str:
    """All that the board shows, and how many more there are: it is not shown beside this."""
    shown = [each for each in (*numbers, more) if each]
    return f"{title}: {_APART.join(shown)}" if numbers else ""


def _menu(view: MenuView) -> AboveView:
    rows = tuple(RowView(each.name, each.price) for each in view.cards)
    there = (each.picture for each in view.cards if not each.dimmed)
    return AboveView(
        heading=view.window_name,
        picture=next(there, None),
        rows=rows,
        text=view.basket.summary,
        total=view.basket.total,
    )


def _drink(view: DrinkView) -> AboveView:
    said = (view.description, view.ingredients, view.note, view.strength, view.spared)
    return AboveView(
        heading=view.name,
        picture=view.picture,
        text="\n".join(each for each in said if each),
        strong=view.allergens,
        total=view.price,
    )


def _basket(view: BasketView) -> AboveView:
    rows = tuple(
        RowView(_TIMES.format(each.quantity, each.name), each.price) for each in view.lines
    )
    picture = view.lines[0].picture if view.lines else None
    return AboveView(
        heading=view.title,
        picture=picture,
        rows=rows,
        text=view.empty or view.pay,
        strong=view.age,
        total=view.total if view.lines else "",
    )
