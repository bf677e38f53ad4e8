"""Hours (*uren*): what supervisors spent on a round or a case, in which municipality, licensed and unlicensed apart.

Basis: the agreement on costs (hours in kind count as payment where agreed); the second complaint of the district teams.
"""
