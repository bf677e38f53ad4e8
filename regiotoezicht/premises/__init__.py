"""Business premises (*bedrijfspanden*), the businesses in them and who answers for those businesses.

Holds addresses of businesses only. A dwelling is no premises: its address lives inside one case and nowhere else, so
no list, map, export or search here can lead to a home (AVG art. 9, A1.2 of the law notes: no register of persons).
Basis for holding holder and manager: public task, AVG 6(1)(e) with Gemeentewet 151a and the by-law.
Dutch: bedrijfspand, bedrijf, exploitant (holder), beheerder (manager), eigenaar (owner).
Who may touch it: the permit officer of the own municipality writes; its lawyer, the supervisors designated there and
the coordinator of the district read.
"""
