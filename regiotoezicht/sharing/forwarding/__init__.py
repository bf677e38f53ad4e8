"""Forwarding a record to the municipality that is competent (*doorzending*): offered, and accepted or returned there.

What is forwarded becomes a new record there, with a number of its own; what was here keeps its number, codes and dates.
This room knows no record: upper rooms say in `ports` what may be forwarded. Basis: Awb 2:3(1) (who is not competent
forwards at once to who is); Gemeentewet 125 and 160; AVG 5(1)(b) and (f). See ADR 0123.
"""
