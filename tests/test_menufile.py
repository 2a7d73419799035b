"""The menu's file: the example, what is read from it, and each mistake named with its place."""

from __future__ import annotations

from datetime import time
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kiosk.assets import asset
from kiosk.domain.menu import (
    ALWAYS,
    NO_TEXTS,
    WITHOUT,
    Allergen,
    Menu,
    Serving,
    allergens_of,
    picture_of,
    unit_price,
)
from kiosk.domain.picture import Garnish, Ice, Liquid, Picture, Vessel
from kiosk.menufile import MenuError, Weight, check_menu, load_menu
from tests.menufiles import GROUP, SMALLEST, lines, written

EXAMPLE = asset("menus", "menu.toml")

# -- the example ------------------------------------------------------------------------------


def example_menu() -> Menu:
    return load_menu(EXAMPLE)


def test_the_example_has_nothing_to_remark():
    assert check_menu(EXAMPLE) == ()


def test_the_example_has_eight_drinks_at_the_window_and_more_at_their_time():
    window, aperitivo, without_alcohol = example_menu().sections

    assert len(window.drinks) == 8
    assert [drink.drink_id for drink in window.drinks if not drink.alcoholic] == ["chinotto"]
    assert (window.serving, without_alcohol.serving) == (ALWAYS, ALWAYS)
    assert aperitivo.serving == Serving(time(17), time(21))
    assert not any(drink.alcoholic for drink in without_alcohol.drinks)
    assert all(500 <= drink.price_cents <= 1100 for drink in example_menu().drinks())
    assert {drink.tax_bp for drink in example_menu().drinks()} == {2200}


def test_the_example_shows_every_kind_of_choice():
    drinks = list(example_menu().drinks())
    groups = [group for drink in drinks for group in drink.groups]

    assert any(not group.is_single for group in groups)
    assert any(group.at_least == 0 for group in groups)
    assert any(group.is_sizes for group in groups)
    assert any(drink.without and drink.origin != NO_TEXTS for drink in drinks)
    assert {Allergen.EGGS, Allergen.MILK, Allergen.NUTS} < set(example_menu().allergens())


def test_every_drink_of_the_example_can_be_taken_with_one_tap():
    assert not any(drink.must_choose for drink in example_menu().drinks())


def test_the_negroni_with_the_house_amaro_is_darker_and_says_so_to_the_bartender():
    negroni = example_menu().drink("negroni")
    choice = (("bitter", "amaro"),)
    amaro = negroni.groups[0].option("amaro")

    assert unit_price(negroni, choice) == 900
    assert picture_of(negroni, choice).liquids != negroni.picture.liquids
    assert amaro.ticket is not None
    assert amaro.ticket.in_language("it") == "AMARO, non Campari"


def test_a_drink_of_the_example_without_ice_is_drawn_without_ice():
    negroni = example_menu().drink("negroni")

    picture = picture_of(negroni, (("bitter", "campari"), (WITHOUT, "ghiaccio")))

    assert (negroni.picture.ice, picture.ice) == (Ice.LARGE, Ice.NONE)


def test_the_shelf_of_the_example_is_not_one_glass_eight_times():
    assert len({drink.picture.vessel for drink in example_menu().drinks()}) >= 5


def test_every_choice_of_the_example_has_a_price_and_known_contents():
    menu = example_menu()
    for drink in menu.drinks():
        groups = [
            [(group.group_id, option.option_id) for option in group.options]
            for group in drink.groups
        ]
        for choice in product(*groups):
            assert unit_price(drink, choice) > 0
            allergens_of(drink, choice)


# -- what is read -----------------------------------------------------------------------------


def only_drink(folder: Path, text: str):
    return next(load_menu(written(folder, text)).drinks())


def test_amounts_are_exact(tmp_path: Path):
    drink = only_drink(tmp_path, SMALLEST)

    assert (drink.price_cents, drink.tax_bp, drink.strength_permille) == (950, 2200, 405)


@given(st.integers(0, 100_000))
def test_every_price_is_read_to_the_cent(tmp_path_factory: pytest.TempPathFactory, cents: int):
    euro = f"{cents // 100}.{cents % 100:02d}"
    text = SMALLEST.replace("price = 9.50", f"price = {euro}")

    assert only_drink(tmp_path_factory.getbasetemp(), text).price_cents == cents


def test_one_text_serves_every_language(tmp_path: Path):
    drink = only_drink(tmp_path, SMALLEST)

    assert drink.name.in_language("en") == "Neat gin"
    assert drink.description.in_language("en") == drink.description.in_language("it") == "Gin."


def test_a_picture_is_read_word_by_word(tmp_path: Path):
    drawn = (
        'picture = { glass = "coupe", liquid = ["#8E1B12", { colour = "#F0a030", share = 2.5 }], '
        'fill = 0.6, ice = "large", garnish = "orange-peel", bubbles = true, foam = "#FFFFFF" }'
    )

    assert only_drink(tmp_path, SMALLEST + drawn).picture == Picture(
        vessel=Vessel.COUPE,
        liquids=(Liquid("#8E1B12"), Liquid("#F0a030", 2.5)),
        fill=0.6,
        ice=Ice.LARGE,
        garnish=Garnish.ORANGE_PEEL,
        foam="#FFFFFF",
        bubbles=True,
    )


def test_a_photo_is_found_beside_the_menu(tmp_path: Path):
    (tmp_path / "gin.png").touch()

    picture = only_drink(tmp_path, SMALLEST + 'photo = "gin.png"').picture

    assert picture.photo == str(tmp_path / "gin.png")


def test_an_option_costs_its_difference_and_brings_its_own_ingredients(tmp_path: Path):
    drink = only_drink(
        tmp_path, SMALLEST + GROUP + 'price = -0.50\ningredients = ["gin"]\nticket = "NEAT"\n'
    )
    option = drink.groups[0].options[0]

    assert drink.must_choose
    assert (option.price_cents, option.ingredients) == (-50, drink.ingredients)
    assert option.ticket is not None
    assert option.ticket.in_language("it") == "NEAT"


def test_allergens_and_the_short_list_are_read(tmp_path: Path):
    text = SMALLEST.replace('"gin"\n\n', '"gin"\nallergens = ["sulphites"]\non_card = false\n\n', 1)
    gin = load_menu(written(tmp_path, text)).ingredients["gin"]

    assert (gin.allergens, gin.on_card) == (frozenset({Allergen.SULPHITES}), False)


@pytest.mark.parametrize("name", ["Ἀμβροσία", "苦艾酒", "נגרוני", "🍊 l'Été №1", "a\u200db"])
def test_any_script_is_a_name(tmp_path: Path, name: str):
    text = SMALLEST.replace("Gin liscio", name)

    assert lines(tmp_path, text) == []
    assert only_drink(tmp_path, text).name.in_language("it") == name


def test_a_text_missing_in_a_later_language_is_only_a_remark(tmp_path: Path):
    text = SMALLEST.replace(', en = "Neat gin"', "")

    assert lines(tmp_path, text) == [
        "drink[1] \"gin\".name.en: (remark) found nothing; allowed: a text, or the guest reads 'it'"
    ]
    assert [each.weight for each in check_menu(tmp_path / "menu.toml")] == [Weight.REMARK]
    assert only_drink(tmp_path, text).name.in_language("en") == "Gin liscio"


def test_two_ingredients_of_one_name_are_a_remark(tmp_path: Path):
    text = SMALLEST + '[ingredient.dry-gin]\nname = { it = "gin secco", en = "Gin" }\n'

    assert lines(tmp_path, text) == [
        (
            'ingredient.dry-gin.name: (remark) found "Gin", as "gin" is called; allowed: a name of '
            "its own, or nobody can tell them apart on the sheet of what runs out"
        )
    ]
    assert len(load_menu(tmp_path / "menu.toml").ingredients) == 2


def test_a_section_without_drinks_is_a_remark_and_not_shown(tmp_path: Path):
    text = SMALLEST + '[[section]]\nid = "b"\nname = "B"\n'

    assert lines(tmp_path, text) == [
        (
            'section[2] "b": (remark) found no drink; '
            "allowed: a drink that names it, or it is not shown"
        )
    ]
    assert [each.section_id for each in load_menu(tmp_path / "menu.toml").sections] == ["a"]


# -- whatever an owner's hand may do ------------------------------------------------------------

SOURCE = EXAMPLE.read_text(encoding="utf-8")
VALUES = st.sampled_from(
    ["", "[]", "{}", "nan", "-inf", "-1", "1e400", "true", '""', '"\\u0007"', "[[1]]", "1979-05-27"]
) | st.text(max_size=8)


@st.composite
def edits(draw: st.DrawFn) -> str:
    """The example with a few pieces cut out, doubled, or written over."""
    text = SOURCE
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        text = text[:start] + draw(VALUES | st.just(text[start:end] * 2)) + text[end:]
    return text


@st.composite
def other_values(draw: st.DrawFn) -> str:
    """The example with the values of a few keys exchanged for others."""
    rows = SOURCE.splitlines()
    keys = [n for n, row in enumerate(rows) if " = " in row and not row.startswith("#")]
    for n in draw(st.lists(st.sampled_from(keys), min_size=1, max_size=4)):
        rows[n] = f"{rows[n].partition(' = ')[0]} = {draw(VALUES)}"
    return "\n".join(rows)


@given(edits() | other_values())
@example(SOURCE)
def test_whatever_is_in_the_file_it_is_a_menu_or_a_list_of_mistakes(
    tmp_path_factory: pytest.TempPathFactory, text: str
):
    path = tmp_path_factory.getbasetemp() / "edited.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    mistakes = tuple(each for each in check_menu(path) if each.weight is Weight.MISTAKE)

    assert all(str(mistake).isprintable() for mistake in mistakes)
    if not mistakes:
        assert list(load_menu(path).drinks())
        return
    with pytest.raises(MenuError) as caught:
        load_menu(path)
    assert caught.value.mistakes == mistakes
