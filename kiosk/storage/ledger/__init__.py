"""The ledger of a window: what it covers, how it grows, and how it is checked."""
