"""The crash campaign: the real kiosk, killed at every step, and a checker that reads evidence."""
