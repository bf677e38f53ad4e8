"""E-invoices (*e-facturen*): the same request as in the letter, as UBL that the bookkeeping of the receiver reads.

`amounts` and `rules` are pure; `document` says what stands in an invoice; `apart` writes and checks it in a process of
its own. Basis: Aanbestedingswet 2012 (Richtlijn 2014/55/EU): a public body accepts e-invoices by EN 16931; ADR 0153.
"""
