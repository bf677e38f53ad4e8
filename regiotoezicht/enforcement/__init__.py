"""Enforcement (*handhaving*): what the own municipality does about a violation, from the handed-over report to the end.

A case (*zaak*) keeps the violations with their article of that day, the weighing on the ladder, the addressees in a
sealed compartment, the view of each (*zienswijze*), the order under penalty with its body, signer and terms, what a
recheck found, and what was forfeited and collected (`collection`). Repetition is counted in the own municipality only,
and never by the address of a dwelling.
Legal basis: Awb 3:2, 3:4, 3:41, 4:8 to 4:12, 4:84, 5:1, 5:4 to 5:9, 5:31d to 5:39, 6:7, 10:1; Gemeentewet 125.
Who may touch it: the lawyer of the own municipality; the signer within the mandate; the privacy officer reads; the
permit officer reads what touches a permit; the controller sees amounts; the coordinator sees codes and dates.
"""
