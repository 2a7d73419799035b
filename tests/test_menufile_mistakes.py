"""The menu's file: each mistake is named with its place and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.menufile import MenuError, check_menu, load_menu
from tests.menufiles import DRINK, GROUP, HEAD, SMALLEST, lines, written

TEXT_40 = "allowed: a text in quotes, up to 40 characters, on one line"
ID = "allowed: small letters, digits and single hyphens in quotes, up to 40"
PRICE = "allowed: a number from 0 to 1000, at most 2 digits after the point"

WRONG = {
    "a price with three decimals": (
        SMALLEST.replace("9.50", "9.505"),
        f'drink[1] "gin".price: found 9.505, with 3 digits after the point; {PRICE}',
    ),
    "a price in quotes": (
        SMALLEST.replace("9.50", '"9,50"'),
        f'drink[1] "gin".price: found "9,50"; {PRICE}',
    ),
    "a price below zero": (
        SMALLEST.replace("9.50", "-1"),
        f'drink[1] "gin".price: found -1; {PRICE}',
    ),
    "a price that is no number": (
        SMALLEST.replace("9.50", "nan"),
        f'drink[1] "gin".price: found NaN; {PRICE}',
    ),
    "a price that is a truth": (
        SMALLEST.replace("9.50", "true"),
        f'drink[1] "gin".price: found true; {PRICE}',
    ),
    "a price without end": (
        SMALLEST.replace("9.50", "1e999"),
        f'drink[1] "gin".price: found 1E+999; {PRICE}',
    ),
    "a price below zero with its options": (
        SMALLEST + GROUP + "price = -10\n",
        (
            'drink[1] "gin".price: found a drink of -0.50 with its cheapest options; '
            "allowed: 0.00 or more with any options"
        ),
    ),
    "a tax that is missing": (
        SMALLEST.replace("tax = 22\n", ""),
        (
            'drink[1] "gin".tax: found nothing; '
            "allowed: a number from 0 to 50, at most 2 digits after the point"
        ),
    ),
    "a strength beyond spirit": (
        SMALLEST.replace("40.5", "100"),
        (
            'drink[1] "gin".strength: found 100; '
            "allowed: a number from 0 to 96, at most 1 digit after the point"
        ),
    ),
    "an unknown key": (
        SMALLEST + "prize = 1\n",
        'drink[1] "gin".prize: found an unknown key; allowed: "price"',
    ),
    "an unknown key of an option": (
        SMALLEST + GROUP + "prices = 1\n",
        (
            'drink[1] "gin".group[1] "how".option[1] "neat".prices: found an unknown key; '
            'allowed: "price"'
        ),
    ),
    "an unknown table": (
        SMALLEST + "[[drinks]]\n",
        'drinks: found an unknown key; allowed: "drink"',
    ),
    "an id twice": (
        SMALLEST + DRINK,
        ('drink[2] "gin".id: found "gin", the id of drink[1] "gin" too; allowed: an id of its own'),
    ),
    "an option's id twice": (
        SMALLEST + GROUP + '[[drink.group.option]]\nid = "neat"\nname = "N"\n',
        (
            'drink[1] "gin".group[1] "how".option[2] "neat".id: found "neat", the id of '
            'drink[1] "gin".group[1] "how".option[1] "neat" too; allowed: an id of its own'
        ),
    ),
    "an id with spaces": (
        SMALLEST.replace('[[drink]]\nid = "gin"', '[[drink]]\nid = "Gin Tonic"'),
        f'drink[1] "Gin Tonic".id: found "Gin Tonic"; {ID}',
    ),
    "an ingredient's id with spaces": (
        SMALLEST + '[ingredient."dry gin"]\nname = "x"\n',
        f'ingredient."dry gin": found an ingredient\'s id; {ID}',
    ),
    "an unknown section": (
        SMALLEST.replace('section = "a"', 'section = "b"') + DRINK.replace('"gin"', '"gin-2"', 1),
        'drink[1] "gin".section: found "b"; allowed: "a"',
    ),
    "an unknown ingredient": (
        SMALLEST.replace('["gin"]', '["gim"]'),
        'drink[1] "gin".ingredients[1]: found "gim"; allowed: "gin", or another ingredient',
    ),
    "an ingredient twice": (
        SMALLEST.replace('["gin"]', '["gin", "gin"]'),
        'drink[1] "gin".ingredients: found an ingredient twice; allowed: each ingredient once',
    ),
    "a drink of nothing": (
        SMALLEST.replace('ingredients = ["gin"]\n', ""),
        'drink[1] "gin".ingredients: found nothing; allowed: at least one ingredient',
    ),
    "an unknown allergen": (
        SMALLEST.replace('name = "gin"\n', 'name = "gin"\nallergens = ["sulfites"]\n', 1),
        'ingredient.gin.allergens[1]: found "sulfites"; allowed: "gluten", "crustaceans", ',
    ),
    "a glass nobody can draw": (
        SMALLEST + 'picture = { glass = "bucket" }',
        (
            'drink[1] "gin".picture.glass: found "bucket"; '
            'allowed: "rocks", "tall", "coupe", "flute", "wine" or "cup"'
        ),
    ),
    "an ice nobody can draw": (
        SMALLEST + 'picture = { ice = "dry" }',
        ('drink[1] "gin".picture.ice: found "dry"; allowed: "none", "cubes", "large" or "crushed"'),
    ),
    "a colour by name": (
        SMALLEST + 'picture = { liquid = ["red"] }',
        'drink[1] "gin".picture.liquid[1]: found "red"; allowed: a colour as "#8E1B12", or ',
    ),
    "a layer's colour by name": (
        SMALLEST + 'picture = { liquid = [{ colour = "red", share = 1 }] }',
        'drink[1] "gin".picture.liquid[1]: found colour "red" and share 1; allowed: a colour',
    ),
    "no colour at all": (
        SMALLEST + "picture = { liquid = [] }",
        'drink[1] "gin".picture.liquid: found an empty list; allowed: at least a colour',
    ),
    "a photo that is not there": (
        SMALLEST + 'photo = "gin.png"',
        'drink[1] "gin".photo: found "gin.png", but there is no file ',
    ),
    "a photo that is none": (
        SMALLEST + 'photo = "gin.txt"',
        (
            'drink[1] "gin".photo: found "gin.txt"; '
            "allowed: a file that is there, ending in .png, .jpg, .jpeg"
        ),
    ),
    "a name that is missing": (
        SMALLEST.replace('name = { it = "Gin liscio", en = "Neat gin" }\n', ""),
        (
            'drink[1] "gin".name: found nothing; '
            'allowed: { it = "...", en = "..." }, or one text "..." for every language'
        ),
    ),
    "a name missing in the first language": (
        SMALLEST.replace('it = "Gin liscio", ', ""),
        f'drink[1] "gin".name.it: found nothing; {TEXT_40}',
    ),
    "a name in a language the menu does not have": (
        SMALLEST.replace('en = "Neat gin"', 'en = "Neat gin", de = "Gin"'),
        'drink[1] "gin".name.de: found an unknown key; allowed: "it" or "en"',
    ),
    "a name of spaces": (
        SMALLEST.replace("Neat gin", "  "),
        f'drink[1] "gin".name.en: found an empty text; {TEXT_40}',
    ),
    "a name of 41 characters": (
        SMALLEST.replace("Neat gin", "x" * 41),
        f'drink[1] "gin".name.en: found 41 characters; {TEXT_40}',
    ),
    "a name that is a number": (
        SMALLEST.replace('description = "Gin."', "description = 43"),
        'drink[1] "gin".description: found 43; allowed: { it = "...", en = "..." }, or ',
    ),
    "a command to the printer in a name": (
        SMALLEST.replace("Neat gin", "Neat\\u001b@"),
        f'drink[1] "gin".name.en: found the control character U+001B at 5; {TEXT_40}',
    ),
    "a line break in a name": (
        SMALLEST.replace("Neat gin", "Neat\\ngin"),
        f'drink[1] "gin".name.en: found the control character U+000A at 5; {TEXT_40}',
    ),
    "a group without options": (
        SMALLEST + '[[drink.group]]\nid = "how"\nname = "How"\n',
        (
            'drink[1] "gin".group[1] "how".option: found no option; '
            "allowed: at least one [[drink.group.option]]"
        ),
    ),
    "a default that is no option": (
        SMALLEST + GROUP.replace('name = "How"', 'name = "How"\ndefault = "ice"'),
        'drink[1] "gin".group[1] "how".default: found "ice"; allowed: "neat"',
    ),
    "no drink": (
        HEAD + 'tax = "x"\n',
        (
            "ingredient.gin.tax: found an unknown key; "
            'allowed: "name", "allergens", "on_card", "left_out" or "sold_out"'
        ),
    ),
    "no language": (
        SMALLEST.replace('languages = ["it", "en"]', ""),
        'languages: found nothing; allowed: a list as ["it", "en"], the main one first',
    ),
    "a language that is no code": (
        SMALLEST.replace('["it", "en"]', '["it", "en", "Deutsch"]'),
        'languages[3]: found "Deutsch"; allowed: the code of a language, as "it" or "en"',
    ),
    "a drink that is no table": (
        HEAD.replace("[[section]]", "drink = [1]\n[[section]]"),
        "drink[1]: found 1; allowed: a table",
    ),
    "drinks that are one table": (
        HEAD + DRINK.replace("[[drink]]", "[drink]"),
        "drink: found a table; allowed: a list of tables, each under [[drink]]",
    ),
}


@pytest.mark.parametrize(("text", "line"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_named_with_its_place_and_what_is_allowed(
    tmp_path: Path, text: str, line: str
):
    said = lines(tmp_path, text)

    assert said[0][: len(line)] == line
    assert all("no drink" in more for more in said[1:])  # what follows from the one before
    with pytest.raises(MenuError):
        load_menu(tmp_path / "menu.toml")


def test_an_empty_file_lacks_languages_sections_and_drinks(tmp_path: Path):
    assert [line.partition(":")[0] for line in lines(tmp_path, "")] == [
        "languages",
        "section",
        "drink",
    ]


def test_every_mistake_of_a_file_is_named_at_once_and_only_mistakes_are_raised(tmp_path: Path):
    text = SMALLEST.replace("9.50", "9.505").replace("22", "99") + GROUP + "price = 0.001\n"
    text = text.replace(', en = "Neat gin"', "")

    with pytest.raises(MenuError) as caught:
        load_menu(written(tmp_path, text))

    assert [mistake.place for mistake in caught.value.mistakes] == [
        'drink[1] "gin".price',
        'drink[1] "gin".tax',
        'drink[1] "gin".group[1] "how".option[1] "neat".price',
    ]
    assert len(check_menu(tmp_path / "menu.toml")) == 4
    assert len(str(caught.value).splitlines()) == 3


def test_a_menu_of_a_thousand_and_one_drinks_is_too_long(tmp_path: Path):
    drinks = "".join(DRINK.replace('"gin"', f'"gin-{n}"', 1) for n in range(1001))

    assert lines(tmp_path, HEAD + drinks) == ["drink: found 1001 of them; allowed: up to 1000"]


def test_a_file_of_a_megabyte_is_not_read(tmp_path: Path):
    assert lines(tmp_path, "#" * 1_000_001)[0].startswith("found a file of more than a megabyte")


@pytest.mark.parametrize(
    "text",
    ["a = " + "[" * 20_000, "a = " + "9" * 5000, "a = 1e99999999999999999999", "a = \x00"],
    ids=["brackets", "digits", "exponent", "null"],
)
def test_what_would_break_a_parser_is_one_mistake(tmp_path: Path, text: str):
    assert len(lines(tmp_path, text)) == 1
