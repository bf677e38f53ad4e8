"""Signals of trafficking (*signalen van mensenhandel*): what was noticed at a control as codes, and who must be told.

What this room knows: codes about a control and never about a person, the duties to tell with the call that fulfilled
each, whom to phone per municipality, and where no visit is made without consultation.
Legal basis: Sv 160 to 162; law notes D2, D3 and E. Who may touch it: the assigned supervisors and the coordinator until
it is told on; from then on the contact officer of the own municipality reads it, and nobody writes.
"""
