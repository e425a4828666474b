"""Alembic migrations, run by `store.migrating`; they see a connection, never live tables."""
