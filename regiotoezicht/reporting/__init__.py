"""The figures (*cijfers*): what was done in a year, for the region and each municipality, in tables, charts and maps.

It counts what other rooms recorded and keeps no record of a matter. Whoever is not of the municipality sees protected
figures only, the same for everybody; homes are never counted apart for a place.
Basis: toegang.md, row "Figures"; ADR 0171 and 0172.
"""
