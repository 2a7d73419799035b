"""The ``kiosk`` command as people run it: a program, on a machine without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

PATIENCE_S = 300.0
KIOSK = Path(sys.executable).with_name("kiosk")

_NOT_THEIRS = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "KIOSK_CONFIG", "KIOSK_LOG")
"""What a developer's own terminal, or the window of the screen tests, may say: not to be heard."""


def environment(**more: str) -> dict[str, str]:
    """The surroundings of a command: no display, no configuration of somebody else."""
    kept = {key: value for key, value in os.environ.items() if key not in _NOT_THEIRS}
    return kept | more


def kiosk(
    *arguments: str | Path, cwd: Path | None = None, environ: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [KIOSK, *arguments],
        capture_output=True,
        text=True,
        env=environment() if environ is None else environ,
        cwd=cwd,
        timeout=PATIENCE_S,
        check=False,
        stdin=subprocess.DEVNULL,
    )
