"""The table of faults is whole: no cell is empty, and each row names a test that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
COLUMNS = 6


def rows() -> list[list[str]]:
    """The cells of every fault in ARCHITECTURE.md."""
    text = (TESTS.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.partition("\n## What breaks\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [row for row in cells if row[0] != "fault" and not set(row[0]) <= {"-"}]


ROWS = rows()


def test_there_is_a_table():
    assert len(ROWS) > 40


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_each_fault_has_all_its_cells_and_a_test_that_there_is(row: list[str]):
    assert len(row) == COLUMNS
    assert all(row)
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", row[-1])
    assert named
    for path, name in named:
        source = (TESTS / path).read_text(encoding="utf-8")
        assert re.search(rf"^def {name}\(", source, re.MULTILINE), f"{path}::{name}"


def test_each_injected_fault_is_in_the_table():
    named = {name for row in ROWS for _, name in re.findall(r"`([\w/]+\.py)::(\w+)`", row[-1])}
    for file in Path(__file__).parent.glob("test_*.py"):
        if file.name in ("test_table.py", "test_side_door.py"):
            continue
        found = set(re.findall(r"^def (test_\w+)\(", file.read_text(), re.MULTILINE))
        assert found <= named, file.name
