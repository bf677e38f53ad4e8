"""Writes e-invoices and checks them, in a process of its own: the libraries are heavy, and one of them runs a virtual
machine that does not like to live among the threads of a web worker.

What goes in and out is JSON; see `__main__`.
"""
