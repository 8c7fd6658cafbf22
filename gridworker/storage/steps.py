"""The names of the schema's steps: all that an opening of an up-to-date store has to know of them."""

from __future__ import annotations

from typing import Final

SET: Final = "gridworker"
STEPS: Final = (
    "m001_log", "m002_records", "m003_matters", "m004_own", "m005_duties", "m006_search", "m007_roster",
    "m008_drafts", "m009_privacy", "m010_files", "m011_bin", "m012_keys", "m013_steps", "m014_meetings",
    "m015_notices", "m016_teams", "m017_appraisal", "m018_levels", "m019_search",
)  # fmt: skip
"""The names of all steps of the `schema` modules, in order."""
