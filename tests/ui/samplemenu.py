"""The menu and a drink as a guest finds them who wants to be spared something."""

from __future__ import annotations

from dataclasses import replace

from kiosk.presenters.views import (
    BasketView,
    ButtonView,
    CardView,
    ChipView,
    DrinkView,
    GroupView,
    MenuView,
    SectionView,
)
from tests.ui.samplewords import Language


def wishes(language: Language, *, made: bool = False) -> tuple[ChipView, ...]:
    """The two wishes above the cards."""
    w = language.words
    return (
        ChipView("alcohol-free", w["dry"], "", chosen=False),
        ChipView("without", w["without_milk"] if made else w["allergens_button"], "", chosen=made),
    )


def three_sections(language: Language) -> tuple[SectionView, ...]:
    """Sections as an evening has them."""
    w = language.words
    return (
        SectionView("a", w["classics"], chosen=True),
        SectionView("b", w["amari"], chosen=False),
        SectionView("c", w["driver"], chosen=False),
    )


def spared(menu: MenuView, language: Language) -> MenuView:
    """The menu of a guest who wants no milk: one drink has it, another can be made without."""
    w = language.words
    cards = list(menu.cards)
    cards[1] = _marked(cards[1], w["contains_milk"])
    cards[4] = replace(cards[4], badge=w["also"])
    cards[6] = _marked(cards[6], w["contains_milk"])
    return replace(
        menu,
        sections=three_sections(language),
        wishes=wishes(language, made=True),
        cards=tuple(cards),
    )


def none_served(menu: MenuView, language: Language) -> MenuView:
    """Between two sections."""
    return replace(menu, sections=(), cards=(), empty=language.words["none_served"])


def choices(drink: DrinkView, language: Language) -> DrinkView:
    """A drink with sizes, with several things on top and with something to leave out."""
    w = language.words
    sizes = (
        ChipView("s", w["small"], "", chosen=True, detail="150 ml"),
        ChipView("l", w["large"], f"+ {language.euro(250)}", chosen=False, detail="250 ml"),
    )
    top = (
        ChipView("o", w["o1"], "", chosen=True),
        ChipView("p", w["o3"], f"+ {language.euro(50)}", chosen=True),
        ChipView("q", w["o2"], "", chosen=False, enabled=False, detail=w["contains_milk"]),
        ChipView("r", w["i3"], "", chosen=False, enabled=False, detail=w["sold_out"]),
    )
    out = (ChipView("ice", w["change2"], "", chosen=True), ChipView("x", w["no_orange"], "", False))
    return replace(
        drink,
        note=w["note"],
        origin=w["origin"],
        spared=w["spared"],
        groups=(
            GroupView("size", w["size"], "", sizes),
            GroupView("top", w["top"], w["up_to"], top, several=True),
            GroupView("without", w["leave_out"], "", out, several=True),
        ),
    )


def refused(drink: DrinkView, language: Language) -> DrinkView:
    """A drink that contains what she does not want, in any way."""
    w = language.words
    add = ButtonView(w["contains_milk"], enabled=False)
    return replace(drink, warning=w["contains_milk"], allergens=w["contains_milk"], add=add)


def gone(basket: BasketView, language: Language) -> BasketView:
    """A basket of which one drink ran out and another contains what she does not want."""
    w = language.words
    lines = [replace(line, allergens=w["allergens"]) for line in basket.lines]
    lines[0] = replace(lines[0], trouble=w["sold_out"], price="")
    lines[1] = replace(lines[1], trouble=w["contains_milk"], price="")
    return replace(basket, lines=tuple(lines), order=ButtonView(w["take_out"]))


def _marked(card: CardView, badge: str) -> CardView:
    return replace(card, badge=badge, dimmed=True)
