"""Regiotoezicht: the working system of a region of municipalities that supervise the sex industry together."""
