"""Where files are put: a folder made when harmless, a file under the name asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from gridworker.cli.places import _may_be_a_stick, place_for, ready
from gridworker.errors import UserError


def test_a_folder_that_is_missing_is_made(tmp_path: Path) -> None:
    with ready(tmp_path / "new") as folder:
        (folder / "a.gwb").write_bytes(b"1")
    assert (tmp_path / "new" / "a.gwb").exists()


def test_a_folder_whose_parent_is_missing_is_not_made(tmp_path: Path) -> None:
    with ready(tmp_path / "absent" / "new"):
        pass
    assert not (tmp_path / "absent").exists()


def test_a_folder_made_for_a_command_that_is_refused_goes_away_again(tmp_path: Path) -> None:
    with pytest.raises(UserError), ready(tmp_path / "new"):
        raise UserError("not_enrolled", "还没有加入办公室。")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_there_stays_after_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(UserError), ready(tmp_path):
        raise UserError("not_enrolled", "还没有加入办公室。")
    assert tmp_path.is_dir()


@pytest.mark.parametrize(
    ("path", "stick"),
    [
        ("/media/stick", True),
        ("/media/user/stick", True),
        ("/run/media/user/stick", True),
        ("/mnt/stick", True),
        ("/Volumes/STICK", True),
        ("/media/user/stick/out", False),
        ("/home/user/out", False),
    ],
)
def test_nothing_is_made_where_a_pulled_stick_was(path: str, stick: bool) -> None:
    assert _may_be_a_stick(Path(path)) is stick


def test_a_file_gets_the_name_asked_for(tmp_path: Path) -> None:
    with place_for(tmp_path / "陈守田.gwi", ".gwi") as place:
        written = place.folder / "invite-1234.gwi"
        written.write_bytes(b"1")
        assert place.settle(written) == tmp_path / "陈守田.gwi"
    assert [entry.name for entry in tmp_path.iterdir()] == ["陈守田.gwi"]


def test_a_folder_with_a_dot_in_its_name_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "old.gwi").mkdir()
    with place_for(tmp_path / "old.gwi", ".gwi") as place:
        assert (place.folder, place.name) == (tmp_path / "old.gwi", "")
