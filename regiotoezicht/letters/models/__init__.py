"""Letters, the Word templates they are made of, and what stands at the top of them."""

from regiotoezicht.letters.models.letterheads import Letterhead
from regiotoezicht.letters.models.letters import Letter
from regiotoezicht.letters.models.sendings import ChannelOutage, ChannelStatement, Sending
from regiotoezicht.letters.models.templates import Template

__all__ = ["ChannelOutage", "ChannelStatement", "Letter", "Letterhead", "Sending", "Template"]
