"""Contributions (*bijdragen*): what each municipality pays for the common task.

Costs are shared by a key (inhabitants, equal parts, weights, or a mix of them). A promise caps what a municipality
pays; what a cap leaves is shown as uncovered, never hidden. Basis: the agreement between the municipalities
(Gemeentewet 160; Wgr 1), whose key and promises are their own choice.
"""
