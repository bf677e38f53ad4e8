"""Pages of access: the first administrator, accounts and their roles."""
