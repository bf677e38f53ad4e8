"""Letters (*brieven*): composing, editing in Word, signing, freezing as PDF/A and sending, per addressee.

What this room knows: a letter of any record, named by label and id, with its kind, state, files, day and way of
sending. Which letters exist is declared by kinds (a Word template and its fields); what record a letter belongs to, who
may read it, and what follows from sending is declared by the rooms above (`owners.py`). Name and address of the
addressee stand in the sealed file and nowhere else.
Legal basis: Awb 3:40 to 3:45 and 5:9 (what a decision says, and how it is made known), 10:10 (by mandate), AVG 5(1)(c).
Who may touch it: lawyers and signers of the own municipality; the privacy officer reads.
"""
