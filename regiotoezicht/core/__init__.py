"""The ground: clock, refusals, units of work, dossier numbers, the page frame and its components.

Holds no word of the domain. Upper rooms plug into its ports: `audit` the recorder, `access` the actor of a request,
and every room its permissions, event types and menu entries.
"""
