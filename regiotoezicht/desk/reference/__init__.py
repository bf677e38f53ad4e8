"""Listings of the house itself: its rules with their basis, its words, its actions, its statutory terms.

`glossary.md` is a link to `docs/glossary.md`; the built package holds a copy, so the listing works without a checkout.
"""
