"""Disclosures (*verstrekkingen*): picked fields of one record to one receiver, on one ground, until a day."""
