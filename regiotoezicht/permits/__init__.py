"""The permit register of a municipality (vergunningenregister): who may run which business, where, how long.

Legal basis: Gemeentewet art. 151a and the by-law of the municipality; AVG art. 6(1)(e).
A permit of a holder who works alone is a registration of a worker (AVG art. 9) and is held back for the
lawyer. Who may touch it: the permit officer of the responsible municipality.
"""
