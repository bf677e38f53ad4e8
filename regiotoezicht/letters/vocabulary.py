"""The words of letters: states and ways of sending."""

from django.db.models import TextChoices


class Status(TextChoices):
    """Where a letter stands."""

    DRAFT = "draft", "concept"
    FINISHED = "finished", "ondertekend"
    SENT = "sent", "verzonden"
    WITHDRAWN = "withdrawn", "ingetrokken"


class Method(TextChoices):
    """How a letter went to its addressee (Awb 3:41)."""

    POST = "post", "per post"
    REGISTERED = "registered", "aangetekend"
    HANDED = "handed", "uitgereikt"
    MESSAGE_BOX = "message_box", "via de Berichtenbox"
    ELECTRONIC = "electronic", "via een aangewezen elektronisch kanaal"
