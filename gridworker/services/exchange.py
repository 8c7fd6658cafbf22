"""Bundles out and in: the one door to export, inspect, merge, answer and delivery.

The work is in `outgoing`, `incoming`, `receipts` and `delivery`; what comes back is in `results`.
"""

from gridworker.services.delivery import delivery
from gridworker.services.incoming import inspect_bundle, merge_bundles
from gridworker.services.inspecting import gap_list
from gridworker.services.outgoing import answer, export_report, outgoing
from gridworker.services.results import (
    Delivery,
    Exported,
    FileMerged,
    Inspection,
    LogDelivery,
    MergeSummary,
    Missing,
    Outgoing,
    Refused,
)

__all__ = [
    "Delivery",
    "Exported",
    "FileMerged",
    "Inspection",
    "LogDelivery",
    "MergeSummary",
    "Missing",
    "Outgoing",
    "Refused",
    "answer",
    "delivery",
    "export_report",
    "gap_list",
    "inspect_bundle",
    "merge_bundles",
    "outgoing",
]
