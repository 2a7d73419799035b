"""Who may be handed alcohol."""

from __future__ import annotations

LEGAL_AGE = 18
"""Years: no alcohol to anybody younger (Italy: L. 125/2001, article 14-ter). An owner elsewhere
writes another; a screen says it, the bartender looks at a document."""
