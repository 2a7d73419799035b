"""What the presenters' tests share."""

from __future__ import annotations

import pytest

from tests.presenters.visiting import Visit


@pytest.fixture
def visit() -> Visit:
    return Visit()
