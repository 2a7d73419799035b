"""The window's database: tables, units of work, migrations, and the lock beside it."""
