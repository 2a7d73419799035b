"""The window's database: tables, units of work, migrations, and the lock beside it."""

from kiosk.storage.database import open_database, read_database
from kiosk.storage.lock import AlreadyRunning, Holder

__all__ = ["AlreadyRunning", "Holder", "open_database", "read_database"]
