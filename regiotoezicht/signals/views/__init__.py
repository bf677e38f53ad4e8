"""The pages of signals."""

from regiotoezicht.signals.views.deciding import close, decide, merge, tell_police
from regiotoezicht.signals.views.listing import counts, routing_table, signals
from regiotoezicht.signals.views.registering import new
from regiotoezicht.signals.views.showing import detail

__all__ = ["close", "counts", "decide", "detail", "merge", "new", "routing_table", "signals", "tell_police"]
