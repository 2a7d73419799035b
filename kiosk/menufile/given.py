"""What the parts of a menu's file share: kinds of values, and what has been named already."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.menu import Ingredient
from kiosk.menufile import limits
from kiosk.tomlfile.kinds import identifier, scaled, whole
from kiosk.tomlfile.mistakes import quoted
from kiosk.tomlfile.table import Table

ID = identifier(limits.LONGEST_ID)
PRICE = scaled("0", limits.DEAREST, places=2)
DIFFERENCE = scaled(f"-{limits.DEAREST}", limits.DEAREST, places=2)
TAX = scaled("0", limits.HIGHEST_TAX, places=2)
STRENGTH = scaled("0", limits.STRONGEST, places=1)
VOLUME = whole(1, limits.LARGEST_ML)


@dataclass(frozen=True)
class Known:
    """What the rest of the file has named already, and where photos are looked for."""

    languages: tuple[str, ...]
    sections: tuple[str, ...]
    ingredients: Mapping[str, Ingredient]
    base: Path


def each_id_once(tables: Sequence[Table]) -> None:
    """Note every id that another table of the same list has already."""
    owners: dict[str, str] = {}
    for table in tables:
        name = table.values.get("id")
        if not isinstance(name, str):
            continue
        if name in owners:
            found = f"{quoted(name)}, the id of {owners[name]} too"
            table.wrong("id", found, allowed="an id of its own")
        owners.setdefault(name, table.place)


def at_most(table: Table, key: str, most: int) -> None:
    """Note a list that is absurdly long."""
    values = table.values.get(key, ())
    if isinstance(values, (list, dict)) and len(values) > most:
        table.wrong(key, f"{len(values)} of them", allowed=f"up to {most}")
