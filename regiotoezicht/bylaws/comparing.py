"""Two rule sets side by side: what each says, and where they differ. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Said = Mapping[tuple[str, str], str]
"""What a set says: by part and line the words of it, in the order in which they are shown."""


@dataclass(frozen=True)
class Line:
    """One line of both sets; empty where a set does not have it."""

    part: str
    name: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        """Whether the sets say something else."""
        return self.left != self.right

    @property
    def what(self) -> str:
        """In one word what the right set does with it."""
        if not self.differs:
            return "gelijk"
        return "nieuw" if not self.left else "vervallen" if not self.right else "anders"


def lines_of(left: Said, right: Said) -> list[Line]:
    """The lines of two sets in the order of the left one, what only the right one has behind its part.

    Basis: ADR 0055 (adopted sets are followed, so two of them are compared and neither is edited).
    """
    parts = list(dict.fromkeys(part for part, _ in (*left, *right)))
    found: list[Line] = []
    for part in parts:
        names = dict.fromkeys(name for one, name in (*left, *right) if one == part)
        found += [Line(part, name, left.get((part, name), ""), right.get((part, name), "")) for name in names]
    return found


def differing(lines: Iterable[Line]) -> list[Line]:
    """The lines in which the sets differ.

    Basis: ADR 0055.
    """
    return [line for line in lines if line.differs]
