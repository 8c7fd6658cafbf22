"""A store is brought up to date once, and a newer one is refused; finding that out loads nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.storage import Store
from gridworker.storage.migrations import SET, STEPS
from gridworker.storage.schema import steps
from tests.support.tree import ROOT

KEY = bytes(32)


def test_the_names_known_are_the_steps_there_are() -> None:
    assert tuple(step.name for step in steps._migrations) == STEPS
    assert steps.name == SET


def test_a_store_with_a_step_that_nobody_here_knows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with Store.create(path, KEY) as store, store.atomic():
        store._db.run(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, 'm999_planted', '')",
            (SET,),
        )
    with pytest.raises(UserError) as e:
        Store.open(path, KEY)
    assert e.value.code == "newer_store"


def test_opening_a_store_that_is_up_to_date_does_not_load_the_schema_tools(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store.create(path, KEY).close()
    program = (
        "import sys; from pathlib import Path; from gridworker.storage import Store;"
        "Store.open(Path(sys.argv[1]), bytes(32)).close();"
        "print(*{'sqlite_utils', 'gridworker.storage.schema'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
