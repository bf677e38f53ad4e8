"""The fictitious region."""
