"""The quarterly review of all rights (*toetsing van rechten*): each is confirmed or ended, and signed off.

What this room knows: which rights there are in a place today, who confirmed each this quarter, and who signed. It
knows no record: codes, numbers and dates only. Legal basis: BIO 5.18; AVG 24 and 32. Who may touch it: the functional
administrator for roles, covers and assignments, the official who designates for designations and mandates; never for
herself.
"""
