"""Papers to be looked at before the first guest comes: every state of a ticket, and the rest."""

from kiosk.domain.samples.orders import Scene
from kiosk.domain.samples.sheet import sample_papers

__all__ = ["Scene", "sample_papers"]
