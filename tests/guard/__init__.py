"""Tests of the room `guard`: personal data in text."""
