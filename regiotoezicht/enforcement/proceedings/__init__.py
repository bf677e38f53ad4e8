"""Objection and what follows (*bezwaar en beroep*): objections, injunctions, appeals, requests to enforce, the papers.

An objection is a record of its own beside its case: it is read by the lawyers who were not involved in the decision and
by whoever was invited to the committee. Court proceedings, requests and incoming papers are read with the case.
Legal basis: Awb 4:13 to 4:18, 6:5 to 6:16, 7:2 to 7:15, 8:29, 8:42, 8:81, 10:3; Wpg 16 to 20.
"""
