"""The programme (*uitvoeringsprogramma*): plans, working groups, decisions, and whether each municipality is ready.

What other rooms know (designations, mandates, local rules) is read there; what they do not know is recorded by the
policy officer of the municipality, and what concerns the region by the owner of the programme. It names functions and
organisations, no person, and holds no record of a matter; every employee of the region reads it.
Basis: Awb 5:11 and 10:1; AVG 35; WOR 27(1)(l); Wpg 16, 18, 19 and 20; toegang.md, row "Programme, readiness".
"""
