"""Statutory terms and recognised holidays (*termijnen*, *erkende feestdagen*).

What this room knows: when a term of Dutch administrative law ends, and why, in sentences
that fit in a letter.
Legal basis: Algemene termijnenwet (Atw), Algemene wet bestuursrecht (Awb), Algemene wet op het binnentreden
(Awbi), Wet Bibob, Wet open overheid (Woo), AVG and Regulation (EEC, Euratom) 1182/71.

Pure: no models, no settings, no clock, no Django. Anyone may call it. The doors are:

- `calculation.compute(code, start, options, calendar=…)` answers with a frozen `terms.Term`;
- `answers.answer(code, text, settings)` does the same for text that a person or a program typed;
- `rules.RULES` is the table of all rules; `holidays.Calendar` holds the equal days and can be replaced;
- `refusals.NoAnswer` and `refusals.WrongUsage` say why there is no answer.
"""
