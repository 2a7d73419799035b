"""Who has nothing to do is still heard of, or he would be thought to hang."""

from __future__ import annotations

import pytest

from kiosk.bootstrap.staff import SILENT_AT_MOST_S
from kiosk.services import bar, businessday


@pytest.mark.parametrize("rests_s", [bar.REST_S, businessday.LOOK_EVERY_S])
def test_a_worker_at_rest_is_heard_of_in_time(rests_s: float) -> None:
    assert rests_s < SILENT_AT_MOST_S
