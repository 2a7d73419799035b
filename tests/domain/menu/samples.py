"""A drink with every kind of choice, and the menu it stands in."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.menu import (
    Allergen,
    Drink,
    Ingredient,
    Menu,
    Option,
    OptionGroup,
    PictureChange,
    Section,
    Texts,
)
from kiosk.domain.picture import Garnish, Ice, Liquid, Picture

NOTHING = Texts({}, "it")
RED, BROWN = Liquid("#B4371F"), Liquid("#4A2511")

GIN = Ingredient("gin", NOTHING)
VERMOUTH = Ingredient("vermouth", NOTHING, frozenset({Allergen.SULPHITES}))
CAMPARI = Ingredient("campari", NOTHING)
AMARO = Ingredient("amaro", NOTHING, frozenset({Allergen.NUTS, Allergen.GLUTEN}))
ICE = Ingredient("ice", NOTHING, left_out=PictureChange(ice=Ice.NONE))
CREAM = Ingredient("cream", NOTHING, frozenset({Allergen.MILK}))
OLIVE, MINT = Ingredient("olive", NOTHING), Ingredient("mint", NOTHING)
ZERO = Ingredient("zero", NOTHING)

BITTER = OptionGroup(
    "bitter",
    NOTHING,
    (
        Option("campari", NOTHING, ingredients=(CAMPARI,)),
        Option(
            "amaro",
            NOTHING,
            50,
            ingredients=(AMARO, GIN),
            picture=PictureChange(liquids=(BROWN,)),
        ),
        Option("zero", NOTHING, -100, ingredients=(ZERO,), strength_permille=0),
    ),
    defaults=("campari",),
)
SIZE = OptionGroup(
    "size",
    NOTHING,
    (Option("small", NOTHING, volume_ml=90), Option("large", NOTHING, 400, volume_ml=180)),
)
ON_TOP = OptionGroup(
    "on-top",
    NOTHING,
    (
        Option("olive", NOTHING, ingredients=(OLIVE,)),
        Option("mint", NOTHING, 20, (MINT,), picture=PictureChange(garnish=Garnish.MINT)),
        Option("cream", NOTHING, 80, (CREAM,)),
    ),
    defaults=("olive",),
    at_least=0,
    at_most=2,
)
NEGRONI = Drink(
    drink_id="negroni",
    name=NOTHING,
    description=NOTHING,
    price_cents=900,
    tax_bp=1000,
    strength_permille=260,
    ingredients=(GIN, VERMOUTH, ICE),
    groups=(BITTER, SIZE, ON_TOP),
    picture=Picture(liquids=(RED,), ice=Ice.LARGE),
    without=("ice",),
    volume_ml=100,
)
"""A bitter that has a default, a size that must be chosen, up to two things on top, ice or none."""

PLAIN = replace(NEGRONI, drink_id="plain", groups=(BITTER, ON_TOP))
"""The same in one size: it can be taken as it stands."""

MENU = Menu(
    languages=("it", "en"),
    sections=(Section("night", NOTHING, (NEGRONI,)), Section("day", NOTHING, (PLAIN,))),
    ingredients={
        each.ingredient_id: each
        for each in (GIN, VERMOUTH, CAMPARI, AMARO, ICE, CREAM, OLIVE, MINT, ZERO)
    },
)
