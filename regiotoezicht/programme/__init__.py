"""The programme (*uitvoeringsprogramma*): whether each municipality is ready for its first control.

What other rooms know (designations, mandates, local rules) is read there; what they do not know is recorded by the
policy officer of the municipality. It holds no record of a matter; every employee of the region reads it.
Basis: Awb 5:11 and 10:1; AVG 35; WOR 27(1)(l); toegang.md, row "Programme, readiness".
"""
