"""An answer that is known already is the one the database would give."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.world import World


def test_the_same_rows_are_asked_once_and_others_again(folder: Path) -> None:
    world = World(folder)
    known = world.storage._known._answers
    with world.storage.read() as records:
        before = records.pagers.all()
    asked = len(known)
    with world.storage.read() as records:
        assert records.pagers.all() is before
    assert len(known) == asked
    with world.storage.write() as records:
        records.pagers.forget(before[0].number)
        assert records.pagers.all() == before[1:]  # its own work is seen by a unit of work
        records.commit()
    with world.storage.read() as records:
        assert records.pagers.all() == before[1:]
    world.close()


def test_a_unit_of_work_never_reads_of_two_moments(folder: Path) -> None:
    world = World(folder)
    with world.storage.read() as records:
        pagers = records.pagers.all()
    with world.storage.read() as records:
        assert records.pagers.all() is pagers
        with world.storage.write() as others:
            others.pagers.forget(pagers[0].number)
            others.commit()
        with pytest.raises(RuntimeError, match="of two moments"):
            records.orders.open()
    world.close()


def test_nothing_is_known_after_a_unit_of_work(folder: Path) -> None:
    world = World(folder)
    with world.storage.read() as records:
        records.pagers.all()
    with pytest.raises(RuntimeError, match="is over"):
        records.pagers.all()
    world.close()
