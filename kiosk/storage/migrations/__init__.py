"""The steps from one schema to the next, for Alembic. Run by :mod:`kiosk.storage.migrate`."""
