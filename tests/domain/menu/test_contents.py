"""A name that stands after another word begins small, where its language writes it so."""

from __future__ import annotations

import pytest

from kiosk.domain.menu import Texts


@pytest.mark.parametrize(
    ("language", "text", "amid"),
    [
        ("en", "Olive", "olive"),
        ("en", "Egg white", "egg white"),
        ("it", "oliva", "oliva"),
        ("it", "È", "È"),
        ("de", "Olive", "Olive"),
        ("en", "House Amaro", "House Amaro"),
        ("en", "IPA", "IPA"),
        ("ja", "オリーブ", "オリーブ"),
        ("fr", "", ""),
    ],
)
def test_a_name_amid_words(language: str, text: str, amid: str) -> None:
    assert Texts({language: text}, language).amid(language) == amid
