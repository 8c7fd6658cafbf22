"""The one place from which commands and windows take `Query`, the words of a list: storage is not theirs."""

from gridworker.storage.queries import Query as Query

__all__ = ["Query"]
