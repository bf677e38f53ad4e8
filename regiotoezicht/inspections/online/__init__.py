"""Online checks (*online controle*): one look at what a business says of itself online, with cause, ground and question
on record before it, and the result after it, also when nothing was found.

Codes only. There is no field for a text, a link, a picture or a name: what stands online about a person has no place
here. Basis: law notes A5; Awb 3:2; AVG 5(1)(c).
"""
