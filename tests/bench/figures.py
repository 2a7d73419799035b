"""A handful of measurements, told without flattery."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Sample:
    """What was measured, in one unit; at least one value."""

    values: tuple[float, ...]

    @classmethod
    def of(cls, values: Iterable[float]) -> Sample:
        """The values as they come."""
        return cls(tuple(values))

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.values)

    @property
    def p99(self) -> float:
        """The value that 99 of 100 do not exceed: the largest where there are fewer than 100."""
        ordered = sorted(self.values)
        return ordered[min(len(ordered) - 1, -(-99 * len(ordered) // 100) - 1)]

    def __str__(self) -> str:
        low, high = min(self.values), max(self.values)
        return (
            f"{self.median:7.1f}   p99 {self.p99:7.1f}   {low:.1f}-{high:.1f}"
            f"   n={len(self.values)}"
        )


def table(title: str, rows: Sequence[tuple[str, object]]) -> str:
    """A title and its rows, in columns."""
    width = max(len(name) for name, _ in rows)
    return "\n".join([title, *(f"  {name:{width}}  {value}" for name, value in rows)])
