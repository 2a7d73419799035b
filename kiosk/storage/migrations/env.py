"""Alembic's way in. It runs this file; importing it from elsewhere does nothing.

The connection comes in with its unit of work already begun, so that every step of a migration
and the new revision are committed together or not at all.
"""

from __future__ import annotations

from alembic import context

from kiosk.storage.tables import metadata


def run() -> None:
    """Run the steps that are missing on the connection that was handed over."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata)
    context.run_migrations()


if hasattr(context, "config"):  # set by Alembic while it runs this file
    run()
