"""The switch of the Wgts: what a municipality may only do once there is an act for it (*Wet gemeentelijk toezicht
seksbedrijven*). The act is not in force, so it is off everywhere.

It opens per municipality, when act, by-law, DPIA and the advice of the data protection officer stand on record with
their dates. Even then nobody who works is searched or listed: there is no place for that. Basis: law notes A2 and A5.
"""
