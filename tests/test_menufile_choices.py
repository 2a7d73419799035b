"""Choices with bounds, sizes, what can be left out, what has run out, and when it is served."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest

from kiosk.domain.menu import ALWAYS, Drink, OptionGroup, PictureChange, Serving
from kiosk.domain.picture import Ice
from kiosk.menufile import load_menu
from tests.menufiles import GROUP, SMALLEST, lines, written

SECOND = '[[drink.group.option]]\nid = "iced"\nname = "Iced"\n'


def only_drink(folder: Path, text: str) -> Drink:
    return next(load_menu(written(folder, text)).drinks())


def grouped(head: str, option: str = "") -> str:
    """The smallest menu with a group of two options and these lines in its head."""
    before, after = GROUP.split("[[drink.group.option]]")
    return f"{SMALLEST}{before}{head}\n[[drink.group.option]]{after}{option}\n{SECOND}"


def group_of(folder: Path, head: str, option: str = "") -> OptionGroup:
    return only_drink(folder, grouped(head, option)).groups[0]


@pytest.mark.parametrize(
    ("written", "defaults", "bounds"),
    [
        ("", (), (1, 1)),
        ('default = "iced"', ("iced",), (1, 1)),
        ("required = false", (), (0, 1)),
        ("required = true\nat_most = 2", (), (1, 2)),
        ("at_least = 2", (), (2, 2)),
        ('at_least = 0\nat_most = 2\ndefault = ["iced", "neat"]', ("neat", "iced"), (0, 2)),
        ("default = []", (), (1, 1)),
    ],
)
def test_a_group_has_the_bounds_that_are_written(
    tmp_path: Path, written: str, defaults: tuple[str, ...], bounds: tuple[int, int]
) -> None:
    group = group_of(tmp_path, written)

    assert group.defaults == defaults
    assert (group.at_least, group.at_most) == bounds


def test_an_option_may_be_a_size_and_change_the_strength(tmp_path: Path) -> None:
    option = group_of(tmp_path, "", "volume = 250\nstrength = 0.5\nsold_out = true").options[0]

    assert (option.volume_ml, option.strength_permille, option.sold_out) == (250, 5, True)


def test_a_drink_says_where_it_is_from_and_what_can_be_left_out(tmp_path: Path) -> None:
    more = 'note = "Dry."\norigin = "London"\nvolume = 40\nwithout = ["gin"]\nsold_out = true\n'
    drink = only_drink(tmp_path, SMALLEST + more)

    assert (drink.note.in_language("en"), drink.origin.in_language("it")) == ("Dry.", "London")
    assert (drink.volume_ml, drink.without, drink.sold_out) == (40, ("gin",), True)


def test_an_ingredient_can_have_run_out_and_changes_the_drawing_that_goes_without_it(
    tmp_path: Path,
) -> None:
    more = '"gin"\nsold_out = true\nleft_out = { ice = "none", foam = "" }\n\n'
    gin = load_menu(written(tmp_path, SMALLEST.replace('"gin"\n\n', more, 1))).ingredients["gin"]

    assert gin.sold_out
    assert gin.left_out == PictureChange(ice=Ice.NONE, foam="")


@pytest.mark.parametrize(
    ("written_", "serving"),
    [
        ("", ALWAYS),
        ('from = "18:00"\nuntil = "02:00"', Serving(time(18), time(2))),
        (
            'from = "18:30"\nuntil = "20:00"\nweekdays = ["friday", "monday"]',
            Serving(time(18, 30), time(20), frozenset({0, 4})),
        ),
    ],
)
def test_a_section_is_served_when_the_owner_wrote(tmp_path: Path, written_: str, serving: Serving):
    text = SMALLEST.replace('name = "A"', f'name = "A"\n{written_}', 1)

    assert load_menu(written(tmp_path, text)).sections[0].serving == serving


HOW = 'drink[1] "gin".group[1] "how"'
ANOTHER = GROUP.replace('"how"', '"much"')

MISTAKES = {
    "a default that is no option": (
        grouped('default = ["neat", "iceed"]'),
        f'{HOW}.default[2]: found "iceed"; allowed: "iced"',
    ),
    "an option twice in the default": (
        grouped('at_most = 2\ndefault = ["neat", "neat"]'),
        f"{HOW}.default: found an option twice; allowed: each option once",
    ),
    "a default of too many": (
        grouped('default = ["neat", "iced"]'),
        f"{HOW}.default: found 2 options; allowed: up to 1, or a larger at_most",
    ),
    "more than there are": (
        grouped("at_most = 3"),
        f"{HOW}.at_most: found 3; allowed: a whole number from 1 to 2",
    ),
    "none at most": (
        grouped("at_most = 0"),
        f"{HOW}.at_most: found 0; allowed: a whole number from 1 to 2",
    ),
    "at least more than at most": (
        grouped("at_least = 2\nat_most = 1"),
        f"{HOW}.at_most: found at_least = 2 and at_most = 1; allowed: 2 or more",
    ),
    "required twice": (
        grouped("required = false\nat_least = 1"),
        f"{HOW}.required: found both required and at_least; allowed: one of the two: required",
    ),
    "the kiosk's own word": (
        (SMALLEST + GROUP).replace('"how"', '"without"'),
        'drink[1] "gin".group[1] "without".id: found "without", which is the kiosk\'s own word',
    ),
    "an option that reads as if something were left out": (
        (SMALLEST + GROUP).replace('"neat"', '"without-ice"'),
        f'{HOW}.option[1] "without-ice".id: found "without-ice"; allowed: an id that does not',
    ),
    "a volume by words": (
        grouped("", 'volume = "big"'),
        f'{HOW}.option[1] "neat".volume: found "big"; allowed: a whole number from 1 to 5000',
    ),
    "two groups of sizes": (
        grouped("", "volume = 40") + ANOTHER + "volume = 80\n",
        'drink[1] "gin".group: found volume in "how" and "much"; allowed: volume in one group',
    ),
    "sizes of which several can be chosen": (
        grouped("at_most = 2", "volume = 40"),
        'drink[1] "gin".group: found volume in "how"; allowed: volume in one group of which one',
    ),
    "a strength in a group of several": (
        grouped("at_most = 2", "strength = 1.0"),
        'drink[1] "gin".group: found strength in "how"; allowed: strength in one group of which',
    ),
    "something left out that is not in it": (
        SMALLEST + 'without = ["ice"]',
        'drink[1] "gin".without[1]: found "ice"; allowed: "gin"',
    ),
    "something left out twice": (
        SMALLEST + 'without = ["gin", "gin"]',
        'drink[1] "gin".without: found an ingredient twice; allowed: each ingredient once',
    ),
    "sold out by a word": (
        SMALLEST + 'sold_out = "yes"',
        'drink[1] "gin".sold_out: found "yes"; allowed: true or false',
    ),
    "a time by a number": (
        SMALLEST.replace('name = "A"', 'name = "A"\nfrom = 18\nuntil = "20:00"', 1),
        'section[1] "a".from: found 18; allowed: hours and minutes in quotes',
    ),
    "a time without its end": (
        SMALLEST.replace('name = "A"', 'name = "A"\nfrom = "18:00"', 1),
        'section[1] "a".until: found nothing; allowed: hours and minutes in quotes',
    ),
    "a weekday in another language": (
        SMALLEST.replace(
            'name = "A"', 'name = "A"\nfrom = "18:00"\nuntil = "20:00"\nweekdays = ["lunedi"]', 1
        ),
        'section[1] "a".weekdays[1]: found "lunedi"; allowed: "monday", "tuesday"',
    ),
    "no weekday": (
        SMALLEST.replace(
            'name = "A"', 'name = "A"\nfrom = "18:00"\nuntil = "20:00"\nweekdays = []', 1
        ),
        'section[1] "a".weekdays: found an empty list; allowed: at least one of monday',
    ),
    "a drink made only of what may be chosen": (
        grouped("required = false", 'ingredients = ["gin"]').replace(
            'ingredients = ["gin"]\n', "", 1
        ),
        'drink[1] "gin".ingredients: found nothing; allowed: at least one ingredient',
    ),
    "below nothing with several options": (
        grouped("at_most = 2", "price = -5.00") + "price = -5.00\n",
        'drink[1] "gin".price: found a drink of -0.50 with its cheapest options; allowed: 0.00',
    ),
}


@pytest.mark.parametrize(("text", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_place_and_what_is_allowed(
    tmp_path: Path, text: str, said: str
) -> None:
    found = lines(tmp_path, text)

    assert [line[: len(said)] for line in found] == [said]
