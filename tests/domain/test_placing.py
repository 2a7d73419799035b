"""A basket becomes an order with every word, price and rate copied in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from kiosk.domain.basket import Basket
from kiosk.domain.menu import WITHOUT, Allergen, Ingredient, Option, OptionGroup, Texts
from kiosk.domain.money import TaxShare
from kiosk.domain.order import (
    Order,
    OrderLine,
    OrderOption,
    OrderState,
    StateChange,
    Who,
    Why,
)
from kiosk.domain.placing import Speech, order_from
from tests.fakes import sample_menu

MENU = sample_menu()
NEGRONI, CHINOTTO, SOLO = (MENU.drink(name) for name in ("negroni", "chinotto", "solo"))
AT = datetime(2026, 11, 20, 22, 10, tzinfo=UTC)
SPEECH = Speech(
    "en",
    "it",
    instead_of=lambda this, that: f"{this}, non {that}",
    left_out=lambda language, name: f"{'senza' if language == 'it' else 'without'} {name}",
)


def placed(basket: Basket, pager: int | None = 7) -> Order:
    return order_from(
        basket, SPEECH, window="43", day=date(2026, 11, 20), number=42, pager=pager, at=AT
    )


def test_the_whole_order_is_copied_from_the_basket() -> None:
    basket = Basket("key").add(NEGRONI, (("bitter", "amaro"),), 2).add(CHINOTTO, ())
    assert placed(basket) == Order(
        key="key",
        window="43",
        day=date(2026, 11, 20),
        number=42,
        state=OrderState.PLACED,
        language="en",
        pager=7,
        lines=(
            OrderLine(
                position=1,
                drink_id="negroni",
                name="Negroni",
                staff_name="Negroni",
                quantity=2,
                unit_cents=950,
                tax_bp=2200,
                alcoholic=True,
                options=(
                    OrderOption(
                        "amaro", "House amaro", "Amaro della casa", "AMARO, non Campari", 50
                    ),
                ),
                strength_permille=260,
            ),
            OrderLine(
                position=2,
                drink_id="chinotto",
                name="Chinotto",
                staff_name="Chinotto",
                quantity=1,
                unit_cents=600,
                tax_bp=2200,
                alcoholic=False,
                strength_permille=0,
            ),
        ),
        total_cents=2500,
        taxes=(TaxShare(2200, 451),),
        paid=False,
        placed_at=AT,
        shown_at=None,
        history=(StateChange(AT, Who.GUEST, None, OrderState.PLACED, Why.ORDERED),),
    )


def test_without_a_free_pager_there_is_none() -> None:
    assert placed(Basket("key").add(CHINOTTO, ()), pager=None).pager is None


def test_the_recipes_own_option_is_not_worth_a_word_on_the_ticket() -> None:
    order = placed(Basket("key").add(NEGRONI, (("bitter", "campari"),)))
    assert [option.ticket for option in order.lines[0].options] == [""]


def test_a_free_choice_is_named_on_the_ticket() -> None:
    order = placed(Basket("key").add(SOLO, (("which", "old"),)))
    assert [option.ticket for option in order.lines[0].options] == ["Vecchio"]


def test_an_option_against_the_recipe_names_what_it_replaces() -> None:
    texts = [Texts({"it": word}, "it") for word in ("Ghiaccio", "Cubetti", "Senza")]
    ice = OptionGroup(
        "ice", texts[0], (Option("cubes", texts[1]), Option("no", texts[2])), ("cubes",)
    )
    drink = replace(CHINOTTO, groups=(ice,))
    order = placed(Basket("key").add(drink, (("ice", "no"),)))
    assert [option.ticket for option in order.lines[0].options] == ["Senza, non Cubetti"]


def test_the_amounts_are_those_that_were_shown() -> None:
    basket = Basket("key").add(NEGRONI, (("bitter", "campari"),))
    shown = replace(basket, lines=(replace(basket.lines[0], unit_cents=850),))
    order = placed(shown)
    assert (order.total_cents, order.lines[0].unit_cents) == (850, 850)


def test_an_order_that_costs_nothing_is_paid() -> None:
    water = replace(CHINOTTO, price_cents=0)
    order = placed(Basket("key").add(water, ()))
    assert (order.total_cents, order.paid, order.taxes) == (0, True, (TaxShare(2200, 0),))


def test_what_several_options_and_gaps_change_is_on_the_ticket() -> None:
    words = [Texts({"it": word, "en": english}, "it") for word, english in TOPPINGS]
    on_top = OptionGroup(
        "on-top",
        words[0],
        (Option("olive", words[1]), Option("mint", words[2]), Option("lemon", words[3])),
        ("olive",),
        at_least=0,
        at_most=3,
    )
    drink = replace(CHINOTTO, groups=(on_top,), without=("chinotto",))
    choice = (("on-top", "mint"), ("on-top", "lemon"), (WITHOUT, "chinotto"))
    (line,) = placed(Basket("key").add(drink, choice)).lines
    assert [(option.option_id, option.name, option.ticket) for option in line.options] == [
        ("mint", "Mint", "Menta"),
        ("lemon", "Lemon", "Limone"),
        ("without-olive", "without olive", "senza oliva"),
        ("without-chinotto", "without chinotto", "senza chinotto"),
    ]


TOPPINGS = [("Sopra", "On top"), ("Oliva", "Olive"), ("Menta", "Mint"), ("Limone", "Lemon")]


def test_allergens_and_strength_are_those_of_what_was_chosen() -> None:
    milk = Ingredient("milk", Texts({}, "it"), frozenset({Allergen.MILK}))
    how = OptionGroup(
        "how",
        Texts({}, "it"),
        (Option("zero", Texts({}, "it"), strength_permille=0, ingredients=(milk,)),),
        ("zero",),
    )
    (line,) = placed(Basket("key").add(replace(NEGRONI, groups=(how,)), (("how", "zero"),))).lines
    assert (line.allergens, line.strength_permille, line.alcoholic) == ((Allergen.MILK,), 0, False)


def test_what_she_asked_to_be_spared_is_written_down() -> None:
    basket = replace(Basket("key").add(CHINOTTO, ()), without=(Allergen.MILK,))
    order = placed(basket)
    assert order.without == (Allergen.MILK,)
