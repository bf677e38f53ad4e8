"""Access (*toegang*): who somebody is, which roles and grants she holds today, and what follows from them.

The table of `toegang.md` lives as data: every room declares which roles hold its permissions, and in which way.
Dutch: account, rol, toekenning. Accounts and roles are kept by the functional administrator, never her own.
"""
