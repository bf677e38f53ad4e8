"""The worklist (*werkvoorraad*): what waits for whom, and which terms (*termijnen*) run.

Knows tasks and running terms of any record by its label and id, so upper rooms can put work here without this room
knowing them. A task names a kind of work, a dossier and a date; never a person the work is about, and never an address.
Basis: Awb 3:2 and 4:13 (decide in time), Algemene termijnenwet through `law`.
Nobody writes here directly: tasks and terms are set and ended by the actions of the rooms that own the records.
"""
