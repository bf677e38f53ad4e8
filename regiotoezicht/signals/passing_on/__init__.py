"""Signals about a municipality that does not take part: told to its mayor and the police, by phone, and not kept here.

The district may not work there (no agreement, no ground), so nothing of the signal is recorded: only that it was passed
on, when, and by which way it came. Basis: Gemeentewet 125, 160 and 172 (its own mayor and college); AVG 5(1)(c) and 26;
Politiewet 3.
"""
