"""When bytes have passed a serial line, for a cable that has no speed of its own."""

_BITS_PER_BYTE = 10  # start bit, eight data bits, stop bit
_SLICE_S = 0.005  # a paced line delivers about this much at a time
_CATCH_UP_S = 0.05  # a far end that was away longer than this does not get the lost time back


class Pace:
    """How long bytes are under way at a line's speed; it reads no clock, it is told the time.

    `baud` is the line's speed, ten bits a byte; None is a line that takes no time at all. Seconds
    are of one clock that only goes forward. One direction of one line; not shared by threads.
    """

    def __init__(self, baud: int | None) -> None:
        self._byte_s = _BITS_PER_BYTE / baud if baud else 0.0
        self._free_at = 0.0

    def slice(self, limit: int) -> int:
        """How many bytes to move at a time, of `limit`."""
        if not self._byte_s:
            return limit
        return max(1, min(limit, int(_SLICE_S / self._byte_s)))

    def begin(self, now: float, *, away_since: float | None = None) -> None:
        """Bytes came onto the line, or will when it is free.

        They came at `now`; or, when they lay there already, while the far end was away, in which
        time the line ran on.
        """
        since = now if away_since is None else max(away_since, now - _CATCH_UP_S)
        self._free_at = max(self._free_at, since)

    def delay(self, count: int, now: float) -> float:
        """Seconds from `now` until `count` further bytes have passed."""
        self._free_at += count * self._byte_s
        return max(0.0, self._free_at - now)
