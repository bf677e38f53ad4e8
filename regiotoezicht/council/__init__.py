"""What a municipality tells its own boards (*raadsinformatiebrief*, *collegevoorstel*): papers made anew from facts.

It keeps nothing: each paper is written from what the rooms of money and plan know at that moment, and from what is
typed on the form, and goes out as a Word file or as PDF/A. The policy officer of the municipality makes them, and the
owner of the programme. Basis: Gemeentewet 169 (the college informs the council); toegang.md, rows "Programme,
readiness" and "Cost plan, shares".
"""
