"""Every paper looks as it did when somebody last looked at it."""

import pytest

from tests.devices.layout.gallery import NAMES, PICTURES, draw, kept


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_looks_like_its_picture(name: str):
    assert draw(name) == kept(name).read_text(encoding="utf-8")


def test_no_picture_is_left_of_a_paper_that_is_gone():
    assert sorted(path.stem for path in PICTURES.glob("*.txt")) == sorted(NAMES)
