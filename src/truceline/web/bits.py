"""Sets of numbers as whole numbers with one bit a member: what two have in common is `a & b`, how much `bit_count`."""

from collections.abc import Iterable

# A set of fewer members is taken apart member by member; of more, byte by byte.
FEW = 48


def bits(start: int, end: int) -> int:
    """Give the set of all positions from `start` to before `end`."""
    return (1 << end) - (1 << start) if end > start else 0


def set_of(found: Iterable[int], size: int) -> int:
    """Give the set of some positions."""
    marked = bytearray(size // 8 + 1)
    for position in found:
        marked[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(marked, "little")


def positions(chosen: int) -> list[int]:
    """Give the positions of a set in order."""
    found: list[int] = []
    if chosen.bit_count() < FEW:
        while chosen:
            found.append((chosen & -chosen).bit_length() - 1)
            chosen &= chosen - 1
        return found
    for at, byte in enumerate(chosen.to_bytes((chosen.bit_length() + 7) // 8, "little")):
        if byte:
            found += [at * 8 + bit for bit in _BITS[byte]]
    return found


def nth(chosen: int, number: int) -> int | None:
    """Give the position of a set's `number`-th, counted from 0; None where it has no so many."""
    low, high = 0, chosen.bit_length()
    if number >= chosen.bit_count():
        return None
    while low < high:
        middle = (low + high) // 2
        if (chosen & bits(0, middle + 1)).bit_count() > number:
            high = middle
        else:
            low = middle + 1
    return low


_BITS = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
