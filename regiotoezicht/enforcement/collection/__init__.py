"""Collection (*invordering*): from a breach of an order under penalty to the last euro of what was forfeited.

Each addressee of the order owes his own penalty, up to the maximum of his own order. An amount is due by law on the day
of the breach; it is intended, decided and reminded of, and ends as paid, waived or lapsed.
Legal basis: Awb 4:87, 4:93, 4:94, 4:94a, 4:104 to 4:124, 5:32b, 5:33 to 5:39.
"""
