"""Privacy (*bescherming van persoonsgegevens*): shows who looked at what and why, and whether the log is whole.

What this room knows: the events and readings of a municipality, for its privacy officer and the data protection
officer who watches with her. It has no tables yet: the log itself is of `audit`.
Legal basis: AVG 5(2), 24, 28(3)(h), 32 and 39; BIO 8.15. Who may touch it: nobody writes; reading is itself on the log,
and never serves the appraisal of staff.
"""
