"""A word, figure or sign of a message, and where it stood there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """`places` holds start and end in the original message, one pair for each character read."""

    text: str
    places: tuple[tuple[int, int], ...]

    @property
    def start(self) -> int:
        """Where it begins in the original message."""
        return self.places[0][0]

    @property
    def end(self) -> int:
        """Where it ends in the original message."""
        return self.places[-1][1]


def join(text: str, pieces: list[Piece]) -> Piece:
    """Write several pieces as one."""
    return Piece(text, tuple(place for piece in pieces for place in piece.places))
