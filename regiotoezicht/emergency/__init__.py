"""Emergencies (*noodtoegang*): one record opened at once to somebody without a right to it, for four hours at most.

What this room knows: who opened which record when and why, and what a second person thought of it afterwards. Which
kinds of records can be opened is declared by the rooms above. Legal basis: AVG 5(1)(f), 24 and 32; BIO 5.15 and 5.18.
Beside it, in `requests`: who asked to read a record and what its owner decided. Who may touch it: whoever works on
records, in her own districts; never care, Bibob or complaints.
"""
