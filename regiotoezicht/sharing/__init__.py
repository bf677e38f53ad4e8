"""Sharing (*overdracht*, *verstrekking*): handing a file over to who decides on it, and disclosing what is lawful.

What this room knows: a hand-over of any record, named by label and id, as a sealed snapshot with the hash of its
canonical text and of each file in it; who offered it, and what the municipality decided: accept, return with a reason,
or not act with a reason. It knows no domain: upper rooms say in `subjects.py` what may be handed over.
Legal basis: Awb 10:1 and Gemeentewet 125 (the municipality decides, the district acts for it), AVG 5(1)(f) and 26.
Who may touch it: the coordinator of the district offers; the lawyer of the own municipality decides; the coordinator
keeps the status, not the content.
"""
