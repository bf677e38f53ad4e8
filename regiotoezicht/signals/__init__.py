"""Signals (*meldingen*): what comes in about the sex industry, what the coordinator decides on it, and how it ends.

A signal holds codes, a place and a time, and a short text without personal data. The address of a dwelling is sealed
inside its own signal: it stands in no list, search, export, task or event, and nothing is looked up with it.
Basis: Awb 5:11 and 5:13 (supervision as far as reasonably needed), AVG 5(1)(c) and 9, law notes A8 "Signal" and
"Dwelling suspected". The coordinator of the district registers and decides; the lawyer and the privacy officer of the
responsible municipality read; supervisors read the signal of the visit they are assigned to.
"""
