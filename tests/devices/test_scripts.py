"""The font of a receipt's line is the one of what is written there."""

from kiosk.devices.scripts import font_of


def test_a_line_of_type_needs_no_font():
    assert font_of("Si paga alla finestra.", "it") is None


def test_signs_that_two_languages_share_are_drawn_as_the_guest_knows_them():
    japanese, chinese = font_of("中文", "ja"), font_of("中文", "zh")
    assert japanese is not None
    assert chinese is not None
    assert japanese != chinese


def test_kana_are_japanese_on_any_receipt():
    assert font_of("ハウス", "zh") == font_of("ハウス", "ja")
