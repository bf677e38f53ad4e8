"""Referrals of victims to care (*zorgverwijzing*), by the code of a card only and behind a wall of their own.

No name, address, story or any other free text, and no link to a visit, a dossier, premises or a supervisor. Everything
is sealed with a key of the municipality that only its two care contacts and their dated deputy can open, with what each
types when she signs in. Basis: law notes A8 and E; AVG 9; toegang.md, row "Care referral". See ADR 0110 to 0113.
Only `desk` and the demo region may import this room.
"""
