"""Words and amounts: how each language writes them, and that no word is missing."""

from __future__ import annotations

import ast
import io
import string
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import kiosk
from kiosk.assets import asset
from kiosk.i18n import LanguageNotShipped, Translator, Translators

LANGUAGES = Translators().shipped()
SOURCE_LANGUAGE = "en"
CODE = Path(kiosk.__file__).parent
KEYWORDS = {"tr": None, "say": None, "plural": (1, 2)}  # as in `make locales`


def translator(code: str) -> Translator:
    return Translators().for_language(code)


# -- how a language writes ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "cents", "written"),
    [
        ("it", 900, "€ 9,00"),
        ("it", 5, "€ 0,05"),
        ("it", 0, "€ 0,00"),
        ("it", 123_456, "€ 1.234,56"),
        ("it", -50, "-€ 0,50"),
        ("en", 900, "€9.00"),
        ("en", 5, "€0.05"),
        ("en", 123_456, "€1,234.56"),
        ("en", -50, "-€0.50"),
        ("de", 900, "9,00 €"),
        ("de", 123_456, "1.234,56 €"),
        ("fr", 900, "9,00 €"),
        ("fr", 123_456, "1 234,56 €"),
        ("es", 900, "9,00 €"),
        ("pt", 900, "€ 9,00"),
        ("ja", 123_456, "€1,234.56"),
        ("zh", 900, "€9.00"),
    ],
)
def test_an_amount_is_written_as_the_language_writes_it(code: str, cents: int, written: str):
    on_glass = translator(code).money(cents)
    assert on_glass.replace("\N{NO-BREAK SPACE}", " ") == written
    assert translator(code).paper_money(cents) == written


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_amount_has_a_space_that_the_type_on_the_glass_lacks(code: str):
    assert "\N{NARROW NO-BREAK SPACE}" not in translator(code).money(123_456)


@pytest.mark.parametrize("code", LANGUAGES)
@given(cents=st.integers(-10_000_000, 10_000_000))
def test_no_cent_is_lost_in_writing(code: str, cents: int):
    digits = "".join(c for c in translator(code).money(cents) if c.isdigit())

    assert int(digits) == abs(cents)


def test_paper_has_only_plain_spaces():
    class French(Translator):
        def money(self, cents: int) -> str:
            return f"{cents // 1000}\u202f{cents % 1000}\u00a0€"

    assert French("fr", translator("en")._catalogue).paper_money(1_234) == "1 234 €"


@pytest.mark.parametrize(
    ("code", "bp", "written"),
    [
        ("it", 2200, "22%"),
        ("it", 1050, "10,5%"),
        ("en", 1050, "10.5%"),
        ("en", 0, "0%"),
        ("fr", 2200, "22\N{NO-BREAK SPACE}%"),
        ("de", 1050, "10,5\N{NO-BREAK SPACE}%"),
        ("ja", 1000, "10%"),
    ],
)
def test_a_rate_has_no_more_digits_than_it_needs(code: str, bp: int, written: str):
    assert translator(code).percent(bp) == written


def test_times_and_dates_are_written_so_that_no_one_takes_a_day_for_a_month():
    at = datetime(2026, 3, 4, 23, 10, tzinfo=UTC)

    assert translator("en").clock(at) == "23:10"
    assert translator("it").date(date(2026, 3, 4)) == "4 mar 2026"
    assert translator("en").date(date(2026, 3, 4)) == "4 Mar 2026"
    assert translator("fr").date(date(2026, 3, 4)) == "4 mars 2026"
    assert translator("de").date(date(2026, 3, 4)) == "4. März 2026"
    assert translator("es").date(date(2026, 3, 4)) == "4 mar 2026"
    assert translator("pt").date(date(2026, 3, 4)) == "4 de mar. de 2026"
    assert translator("ja").date(date(2026, 3, 4)) == "2026年3月4日"
    assert translator("zh").date(date(2026, 3, 4)) == "2026年3月4日"


def test_each_language_is_called_by_its_own_name():
    assert Translators().own_names() == {
        "de": "Deutsch",
        "en": "English",
        "es": "Español",
        "fr": "Français",
        "it": "Italiano",
        "ja": "日本語",
        "pt": "Português",
        "zh": "中文",
    }


def test_a_count_has_its_form_and_its_number():
    assert translator("en").plural("{count} drink", "{count} drinks", 1) == "1 drink"
    assert translator("en").plural("{count} drink", "{count} drinks", 2) == "2 drinks"
    assert translator("it").plural("{count} drink", "{count} drinks", 2) == "2 drink"
    assert translator("fr").plural("{count} drink", "{count} drinks", 1) == "1 boisson"
    assert translator("fr").plural("{count} drink", "{count} drinks", 2) == "2 boissons"
    assert translator("ja").plural("{count} drink", "{count} drinks", 2) == "2杯"


def test_a_value_is_put_in_as_it_is():
    text = translator("it").tr("Contains {allergens}", allergens="{x} %s \\n")

    assert text == "Contiene {x} %s \\n"


def test_a_message_nobody_translated_is_said_in_english():
    assert translator("it").tr("Not in any catalogue {n}", n=1) == "Not in any catalogue 1"
    assert translator("it").tr("") == ""


def test_a_language_that_is_not_shipped_is_refused_by_name():
    with pytest.raises(LanguageNotShipped, match="'eo' is not shipped, only de, en, es"):
        translator("eo")


def test_a_folder_without_a_compiled_catalogue_is_no_language(tmp_path: Path):
    (tmp_path / "eo" / "LC_MESSAGES").mkdir(parents=True)

    assert Translators(tmp_path).shipped() == ()
    assert Translators(tmp_path / "nowhere").shipped() == ()


# -- the catalogues -----------------------------------------------------------------------------


@cache
def said_in_the_code() -> frozenset[str | tuple[str, ...]]:
    found = extract_from_dir(str(CODE), keywords=KEYWORDS)
    return frozenset(message for _file, _line, message, _comments, _context in found)


@cache
def catalogue(code: str) -> Catalog:
    with _folder(code).joinpath("kiosk.po").open("rb") as file:
        return read_po(file, locale=code, domain="kiosk")


def entries(code: str) -> Iterator[Message]:
    return (entry for entry in catalogue(code) if entry.id)


def forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    return {name for _before, name, _form, _how in string.Formatter().parse(text) if name}


def _folder(code: str) -> Path:
    return asset("locales", code, "LC_MESSAGES")


def test_the_code_says_something():
    assert {"Touch to order", "You pay at the window, when you collect."} <= said_in_the_code()
    assert ("{count} drink", "{count} drinks") in said_in_the_code()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_catalogue_holds_what_the_code_says_and_nothing_else(code: str):
    held = {entry.id if isinstance(entry.id, str) else tuple(entry.id) for entry in entries(code)}

    assert held == said_in_the_code(), "run `make locales`"


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != SOURCE_LANGUAGE])
def test_every_message_is_translated(code: str):
    missing = [entry.id for entry in entries(code) if not all(forms(entry.string))]

    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_translation_is_a_guess(code: str):
    assert [entry.id for entry in entries(code) if entry.fuzzy] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_message(code: str):
    for entry in entries(code):
        wanted = set().union(*map(placeholders, forms(entry.id)))
        for text in filter(None, forms(entry.string)):
            assert placeholders(text) == wanted, entry.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(code: str):
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(code))

    assert _folder(code).joinpath("kiosk.mo").read_bytes() == compiled.getvalue(), (
        "run `make locales`"
    )


def test_every_message_is_written_out_where_it_is_said():
    """What is not written out is not found when the catalogues are made."""
    hidden = [
        f"{path.relative_to(CODE)}:{call.lineno}"
        for path in CODE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and _says(call.func) and not _written_out(call)
    ]

    assert hidden == []


def test_a_language_has_no_other_short_name_than_those_the_catalogues_are_made_by():
    aliases = {
        target.id
        for path in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Assign) and _says(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    assert aliases <= set(KEYWORDS)


def _says(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr in {"tr", "plural"}) or (
        isinstance(node, ast.Name) and node.id == "say"
    )


def _written_out(call: ast.Call) -> bool:
    texts = 2 if isinstance(call.func, ast.Attribute) and call.func.attr == "plural" else 1
    return all(isinstance(text, ast.Constant) for text in call.args[:texts]) and bool(call.args)
