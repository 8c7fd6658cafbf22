"""What a command answers, declared once: the members of its JSON, in the order they are written.

The declaration is what is printed, not a description beside it: `fill` copies exactly the declared
members out of whatever a service returned, so that a page listing the shapes lists the truth and a new
column in a table never slips into the output of a script unasked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from gridworker.errors import BugError


@dataclass(frozen=True)
class Shape:
    """Members of one JSON object; `many` says that the answer is a list of such objects."""

    members: tuple[str, ...]
    nested: Mapping[str, Shape]
    many: bool = False

    def fill(self, value: Any) -> Any:
        """The JSON of `value`: a list when `many`, else an object with exactly the declared members."""
        if self.many:
            return [self._one(item) for item in value]
        return self._one(value)

    def paths(self, prefix: str = "") -> Iterator[str]:
        """Every member as it is written in the manual: `files[].path`, `from.device`, `[].id`."""
        here = f"{prefix}[]" if self.many else prefix
        for name in (*self.members, *self.nested):
            path = f"{here}.{name}" if here else name
            if name in self.nested:
                inner = self.nested[name]
                yield f"{path}[]" if inner.many else path
                yield from inner.paths(path)
            else:
                yield path

    def _one(self, value: Any) -> dict[str, Any] | None:
        if value is None:
            return None
        filled: dict[str, Any] = {name: plain(_member(value, name)) for name in self.members}
        for name, inner in self.nested.items():
            found = _member(value, name)
            filled[name] = None if found is None else inner.fill(found)
        return filled


def obj(*members: str, **nested: Shape) -> Shape:
    """One object with these plain members, then these members that are objects or lists themselves."""
    return Shape(members, nested)


def each(*members: str, **nested: Shape) -> Shape:
    """A list of objects."""
    return Shape(members, nested, many=True)


def _member(value: Any, name: str) -> Any:
    """A member of a mapping (absent = None) or of an object (absent = our mistake)."""
    if isinstance(value, Mapping):
        return value.get(name)
    try:
        return getattr(value, name)
    except AttributeError:
        raise BugError(f"{type(value).__name__} has no {name}") from None


def plain(value: Any) -> Any:
    """`value` in what JSON knows: paths and dates as text, sets sorted, records as objects."""
    if value is None or isinstance(value, str | bool | int | float):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Set):
        return [plain(inner) for inner in sorted(value)]
    if hasattr(value, "_asdict"):
        return {key: plain(inner) for key, inner in value._asdict().items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [plain(inner) for inner in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "model_dump"):
        return plain(value.model_dump())
    raise BugError(f"{type(value).__name__} cannot be written as JSON")
