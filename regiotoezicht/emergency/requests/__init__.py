"""Requests to read one record (*verzoek om inzage*): the reason, and the decision of whoever the record belongs to.

Within the own municipality or district; between them a disclosure is the way. Basis: toegang.md, row "Request"; AVG
5(1)(f); BIO 5.15 and 5.18.
"""
