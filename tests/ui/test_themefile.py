"""The theme is one file: every mistake in it is named, and both examples are complete."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from kiosk.assets import asset
from kiosk.ui.artwork import HOUSE_THEME, Artwork, Ornament, Role
from kiosk.ui.palette import COLOURS, LEAST_CONTRAST, contrasts, rgba
from kiosk.ui.theme import font_path
from kiosk.ui.themefile import ThemeError, load_theme

EXAMPLES = ("night-shelf", "trattoria")


def lines(folder: Path, text: str) -> list[str]:
    """What is wrong with a theme, without the file's name."""
    file = folder / "theme.toml"
    file.write_text('name = "x"\n' + text, encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        load_theme(file)
    return [str(each).removeprefix(f"{file}: ") for each in caught.value.mistakes]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_complete_and_every_pair_of_its_colours_can_be_read(name: str) -> None:
    file = asset("themes", f"{name}.toml")
    written = tomllib.loads(file.read_text(encoding="utf-8"))
    theme = load_theme(file)
    assert set(written["colours"]) == set(COLOURS)
    assert set(theme.faces) == set(Role)
    assert set(written["art"]) == set(Artwork.__dataclass_fields__)
    assert min(contrasts(theme.palette).values()) >= LEAST_CONTRAST


def test_the_house_s_example_is_the_house_s_theme() -> None:
    theme = load_theme(asset("themes", "night-shelf.toml"))
    assert (theme.palette, theme.art) == (HOUSE_THEME.palette, HOUSE_THEME.art)
    assert theme.name_style == HOUSE_THEME.name_style
    assert str(theme.faces[Role.DISPLAY]) == font_path("Bodoni")
    assert str(theme.faces[Role.READING_BOLD]) == font_path("AtkinsonBold")


def test_the_other_example_is_another_world() -> None:
    house, other = (load_theme(asset("themes", f"{name}.toml")) for name in EXAMPLES)
    assert house.palette.dark
    assert not other.palette.dark
    assert other.art.ornament is not Ornament.NONE
    assert not set(house.faces.values()) & set(other.faces.values())


def test_what_is_left_out_is_the_house_s(tmp_path: Path) -> None:
    file = tmp_path / "theme.toml"
    file.write_text('name = "mine"\n[colours]\naction = "#FFFFFF"\n', encoding="utf-8")
    theme = load_theme(file)
    assert theme.palette.action == rgba("#FFFFFF")
    assert theme.palette.ground == HOUSE_THEME.palette.ground
    assert theme.faces == {}


def test_words_that_are_hard_to_read_are_refused_with_the_pair_and_its_ratio(
    tmp_path: Path,
) -> None:
    ends = "; allowed: at least 4.5: make one darker or the other lighter"
    assert lines(tmp_path, '[colours]\nsecond = "#60655F"\n') == [
        f"colours.second: found a contrast of 3.2 on ground{ends}",
        f"colours.second: found a contrast of 2.8 on panel{ends}",
        f"colours.second: found a contrast of 2.4 on raised{ends}",
    ]


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        'font = 1\n[colours]\ngrund = "#000000"\nink = "white"\n[art]\nglow = 3\n'
        'ornament = "stars"\nmetal = ["#000000"]\n[window_name]\ncapitals = "yes"\n',
    )
    assert [line.split(":")[0] for line in found] == [
        "colours.ink",
        "colours.grund",
        "window_name.capitals",
        "art.glow",
        "art.ornament",
        "art.metal",
        "font",
    ]
    assert 'allowed: "none", "frame" or "checks"' in found[4]


def test_a_font_that_is_not_there_is_named_with_what_is(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        '[fonts]\ndisplay = { package = "fontpkg-nowhere", file = "A.ttf" }\n'
        'reading = { package = "fontpkg-bodoni-moda", file = "A.ttf" }\n'
        'reading_bold = { file = "mine.ttf" }\n',
    )
    assert found[0] == (
        'fonts.display.package: found "fontpkg-nowhere"; '
        "allowed: a package: pip install fontpkg-nowhere"
    )
    assert "BodoniModa[opsz,wght].ttf" in found[1]
    assert found[2].startswith('fonts.reading_bold.file: found "mine.ttf", but there is no file')


def test_a_file_that_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.ttf").write_bytes(b"not a font at all")
    found = lines(tmp_path, '[fonts]\ndisplay = { file = "mine.ttf" }\n')
    assert found[0].startswith("fonts.display.file: found")
    assert found[0].endswith("allowed: a font")


def test_reading_a_theme_wakes_nothing_heavy() -> None:
    code = (
        "import sys; from kiosk.ui.themefile import load_theme; from kiosk.assets import asset; "
        "load_theme(asset('themes', 'trattoria.toml')); "
        "assert not {'kivy', 'sqlalchemy', 'PIL'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
