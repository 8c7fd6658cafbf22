"""The one place from which commands and windows take `Query`, the words of a list: storage is not theirs."""

from gridworker.storage.queries import NO_GRID as NO_GRID
from gridworker.storage.queries import Query as Query

__all__ = ["NO_GRID", "Query"]
