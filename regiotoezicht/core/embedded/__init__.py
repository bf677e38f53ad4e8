"""The database engine of the embedded database: SQLite as Django drives it, with a queue for writers."""
