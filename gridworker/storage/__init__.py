"""The only place that knows SQL: the encrypted store, its log, its tables, its questions."""

from gridworker.storage.batches import Batch
from gridworker.storage.checks import Finding
from gridworker.storage.db import KEY_BYTES
from gridworker.storage.drafts import Draft
from gridworker.storage.errors import Cancelled, ChainBroken, DbError
from gridworker.storage.holes import Gap
from gridworker.storage.logs import Run
from gridworker.storage.merge_report import MergeReport
from gridworker.storage.queries import Query
from gridworker.storage.search_ask import Ask, Found, Word
from gridworker.storage.stage import Preview, Stage
from gridworker.storage.store import Store
from gridworker.storage.writing import Intent, Writer

__all__ = [
    "KEY_BYTES",
    "Ask",
    "Batch",
    "Cancelled",
    "ChainBroken",
    "DbError",
    "Draft",
    "Finding",
    "Found",
    "Gap",
    "Intent",
    "MergeReport",
    "Preview",
    "Query",
    "Run",
    "Stage",
    "Store",
    "Word",
    "Writer",
]
