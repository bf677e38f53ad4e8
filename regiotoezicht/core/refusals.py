"""Refusals: what the system does not do, said in one Dutch sentence that a clerk understands."""


class Refused(Exception):  # noqa: N818 - reads as what happened: raise Refused("…", "…")
    """An action was refused by a rule.

    `code` is stable and for programs, `sentence` is Dutch, names the rule and goes to the user as it is.
    `field` names the input it belongs to, when it belongs to one.
    """

    def __init__(self, code: str, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.field = field


class NotAllowed(Refused):
    """The actor has no right to this. From outside it looks the same as a record that does not exist."""

    def __init__(self, permission: str) -> None:
        super().__init__("not_allowed", "Deze pagina bestaat niet, of is niet voor u bestemd.")
        self.permission = permission


CHANGED_MEANWHILE = "changed_meanwhile"


def changed_meanwhile(what: str) -> Refused:
    """The refusal for the second of two people who decide at once; `what` is Dutch with its article."""
    return Refused(
        CHANGED_MEANWHILE,
        f"Iemand anders heeft {what} zojuist gewijzigd. Bekijk de nieuwe stand en probeer het daarna opnieuw.",
    )
