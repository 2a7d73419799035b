"""The written table says of every drink what is in it, and of every choice what it changes."""

from __future__ import annotations

from dataclasses import replace

from kiosk.domain.allergentable import RowKind, TableRow, allergen_table
from kiosk.domain.menu import (
    Allergen,
    Drink,
    Ingredient,
    Menu,
    Option,
    OptionGroup,
    Section,
    Texts,
)


def texts(text: str) -> Texts:
    return Texts({"it": text}, "it")


def ingredient(name: str, *allergens: Allergen) -> Ingredient:
    return Ingredient(name, texts(name), frozenset(allergens))


GIN, EGG = ingredient("gin"), ingredient("egg white", Allergen.EGGS)
VERMOUTH = ingredient("vermouth", Allergen.SULPHITES)
ORGEAT = ingredient("orgeat", Allergen.NUTS)


def option(name: str, *ingredients: Ingredient, strength: int | None = None) -> Option:
    return Option(name, texts(name), ingredients=ingredients, strength_permille=strength)


SWEET = OptionGroup(
    "sweet", texts("Sweet"), (option("vermouth", VERMOUTH), option("orgeat", ORGEAT)), ("vermouth",)
)
EXTRAS = OptionGroup(
    "extras",
    texts("Extras"),
    (option("lime"), option("nut foam", ORGEAT), option("no gin", strength=0)),
    ("lime",),
    at_least=0,
    at_most=1 + 1,
)
SOUR = Drink(
    drink_id="sour",
    name=texts("Sour"),
    description=texts("Sour."),
    price_cents=900,
    tax_bp=2200,
    strength_permille=180,
    ingredients=(GIN, EGG),
    groups=(SWEET, EXTRAS),
    without=("egg white",),
)


def rows(drink: Drink) -> dict[tuple[RowKind, str], TableRow]:
    menu = Menu(("it",), (Section("s", texts("S"), (drink,)),), {})
    return {(row.kind, row.name.in_language("it")): row for row in allergen_table(menu)}


def test_a_drink_stands_first_as_its_recipe_has_it():
    first, *_ = rows(SOUR).values()
    assert first.kind is RowKind.AS_IT_STANDS
    assert first.allergens == (Allergen.EGGS, Allergen.SULPHITES)
    assert first.strength_permille == 180


def test_every_other_choice_has_a_row_and_the_recipes_own_has_none():
    assert list(rows(SOUR)) == [
        (RowKind.AS_IT_STANDS, "Sour"),
        (RowKind.CHOICE, "orgeat"),
        (RowKind.LEFT_OUT, "lime"),
        (RowKind.CHOICE, "nut foam"),
        (RowKind.CHOICE, "no gin"),
        (RowKind.LEFT_OUT, "egg white"),
    ]


def test_an_exchanged_option_adds_and_takes_away():
    row = rows(SOUR)[RowKind.CHOICE, "orgeat"]
    assert row.allergens == (Allergen.EGGS, Allergen.NUTS)
    assert (row.adds, row.loses) == ((Allergen.NUTS,), (Allergen.SULPHITES,))
    assert row.changes


def test_what_is_added_takes_nothing_away_even_where_no_more_may_be_chosen():
    full = replace(SOUR, groups=(SWEET, replace(EXTRAS, at_most=2, defaults=("lime", "no gin"))))
    row = rows(full)[RowKind.CHOICE, "nut foam"]
    assert row.adds == (Allergen.NUTS,)
    assert row.loses == ()


def test_what_is_left_out_is_gone():
    row = rows(SOUR)[RowKind.LEFT_OUT, "egg white"]
    assert row.allergens == (Allergen.SULPHITES,)
    assert row.loses == (Allergen.EGGS,)


def test_a_choice_may_change_the_strength_alone():
    row = rows(SOUR)[RowKind.CHOICE, "no gin"]
    assert row.strength_permille == 0
    assert not row.is_as_strong
    assert row.changes
    assert not rows(SOUR)[RowKind.LEFT_OUT, "lime"].changes


def test_a_drink_whose_choice_must_be_made_has_a_row_for_each():
    open_choice = replace(SOUR, groups=(replace(SWEET, defaults=()),))
    assert rows(open_choice)[RowKind.CHOICE, "vermouth"].adds == (Allergen.SULPHITES,)
    assert rows(open_choice)[RowKind.CHOICE, "orgeat"].adds == (Allergen.NUTS,)
