"""Complaints (*klachten*) about how the municipality or its supervisors behaved towards somebody.

A complaint is a record of its own with its own dossier number: it may name a case, but is never read with it, because
whoever it is about neither handles nor reads it. A complainant may stay anonymous; then a random code finds it back.
Legal basis: Awb 9:1 to 9:12. Only lawyers of the own municipality come here (toegang.md, row "Complaint").
"""
