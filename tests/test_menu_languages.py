"""The example menu speaks every language that is shipped, to the guest and to the staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.assets import asset
from kiosk.i18n import shipped_languages
from kiosk.menufile import Weight, check_menu, load_menu

EXAMPLE = asset("menus", "menu.toml")


def test_no_text_of_the_example_is_missing_in_any_language():
    assert set(load_menu(EXAMPLE).languages) == set(shipped_languages())
    assert check_menu(EXAMPLE) == ()


@pytest.mark.parametrize("language", shipped_languages()[1:])
def test_a_missing_text_is_named_with_its_language_and_what_is_read_instead(
    language: str, tmp_path: Path
):
    shipped = EXAMPLE.read_text(encoding="utf-8").splitlines()
    missing = next(line for line in shipped if line.startswith(f"description.{language} = "))
    file = tmp_path / "menu.toml"
    file.write_text("\n".join(line for line in shipped if line != missing), encoding="utf-8")
    found = check_menu(file)
    if language == "it":
        assert all(each.weight is Weight.MISTAKE for each in found)
    else:
        (remark,) = found
        assert remark.weight is Weight.REMARK
        assert f"description.{language}: (remark) found nothing" in str(remark)
        assert "the guest reads 'it'" in str(remark)
        assert load_menu(file)
