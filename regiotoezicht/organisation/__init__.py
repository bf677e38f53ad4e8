"""Organisation (*organisatie*): who works together, where, and with which power.

Region, districts, municipalities with their history, employees, designations as supervisor (Awb 5:11) and mandates
(Awb 10:1). Dutch: regio, district, gemeente, medewerker, aanwijzing, mandaat. The functional administrator keeps
accounts and employees; the official whom a municipality names keeps its designations and mandates.
"""
