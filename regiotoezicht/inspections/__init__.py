"""Rounds, visits and reports of findings (*rondes, bezoeken, rapporten van bevindingen*).

What this room knows: which two supervisors go where and when, on which ground they enter, what they see of a
business, and the report that both sign. It counts persons and never describes one: there is no field, letter or
photo here that leads to somebody who works there.
Legal basis: Awb 5:10a to 5:20 (supervision), Algemene wet op het binnentreden (dwellings), AVG 9, and the CCV way of
working (a control is always done by two).
Who may touch it: the coordinator plans; the assigned supervisors work and sign; the lawyer of the own municipality
reads signed reports (docs/explanation/toegang.md, rows "Round, visit" and "Report").
"""
