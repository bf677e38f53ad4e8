"""What is said about a business and its place, as values: from a form or from a register. Pure."""

from dataclasses import dataclass, replace

from regiotoezicht.premises.rules import PartyRole, sameness


@dataclass(frozen=True, order=True)
class PartyFacts:
    """Somebody who answers for a business."""

    role: str
    name: str
    is_natural: bool = True


@dataclass(frozen=True)
class BusinessFacts:
    """A business: the name on the door, 8 digits of KvK or nothing, and who answers for it, in the order given."""

    name: str
    kvk: str = ""
    parties: tuple[PartyFacts, ...] = ()

    def in_role(self, role: str) -> tuple[PartyFacts, ...]:
        """The parties in one role."""
        return tuple(party for party in self.parties if party.role == role)

    def is_same(self, other: "BusinessFacts") -> bool:
        """Whether both can be one business: one name, and nowhere a different number, holder or manager."""
        return (
            sameness(self.name) == sameness(other.name)
            and _agree(self.kvk, other.kvk)
            and all(
                _agree(_names(self.in_role(role)), _names(other.in_role(role)))
                for role in (PartyRole.HOLDER, PartyRole.MANAGER)
            )
        )

    def filled_from(self, other: "BusinessFacts") -> "BusinessFacts":
        """These facts, with what they are silent about taken from others."""
        parties = tuple(
            party for role in PartyRole for party in (self.in_role(role.value) or other.in_role(role.value))
        )
        return replace(self, kvk=self.kvk or other.kvk, parties=parties)


@dataclass(frozen=True)
class PlaceFacts:
    """The address of business premises and what kind of business it is."""

    kind: str
    street: str
    number: int | None = None
    addition: str = ""
    postcode: str = ""
    place: str = ""
    bag_id: str = ""

    @property
    def key(self) -> str:
        """Street, number and addition, by which two spellings of one address are the same."""
        return sameness(f"{self.street} {self.number or ''} {self.addition}").replace(" ", "")

    def is_same(self, other: "PlaceFacts") -> bool:
        """Whether both are one address: nowhere a different postcode or place."""
        return (
            self.key == other.key
            and _agree(self.postcode, other.postcode)
            and _agree(sameness(self.place) if self.place else "", sameness(other.place) if other.place else "")
        )

    def filled_from(self, other: "PlaceFacts") -> "PlaceFacts":
        """These facts, with what they are silent about taken from others."""
        return replace(
            self,
            number=self.number or other.number,
            postcode=self.postcode or other.postcode,
            place=self.place or other.place,
            bag_id=self.bag_id or other.bag_id,
        )


def _agree(one: object, other: object) -> bool:
    return one == other or not one or not other


def _names(parties: tuple[PartyFacts, ...]) -> frozenset[str]:
    return frozenset(sameness(party.name) for party in parties)
