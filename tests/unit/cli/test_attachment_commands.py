"""Attaching from the shell: `attach`, `attachment`, and what the commands that travel say of pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import pictures
from tests.support.machine import NearMachine
from tests.support.township import Township, found_township


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Township[NearMachine]:
    """An office and one laptop with two households."""
    return found_township(tmp_path_factory.mktemp("pictures"), NearMachine, laptops=1)


def test_a_picture_goes_from_the_shell_to_the_office_and_out_again(
    town: Township[NearMachine], tmp_path: Path
) -> None:
    laptop = town.laptops[0]
    visit = laptop.visit("01组-1", "水沟堵了", day="2026-04-05")
    photo = pictures.saved(tmp_path, "IMG_001.jpg", pictures.jpeg(pictures.drawing(900, 600)))
    made = laptop.run("attach", visit, photo, "--name", "门口的水沟")
    assert (made["type"], made["name"]) == ("JPEG", "门口的水沟")
    assert "门口的水沟" in laptop.say("visit", "show", visit)
    said = laptop.say("attach", visit, pictures.saved(tmp_path, "表.pdf", pictures.pdf()))
    assert "证件" in said
    told = laptop.run("export", "--to", town.stick("photos"))["files"]
    assert [(one["attachments"], one["part"], one["parts"]) for one in told] == [(2, 1, 1)]
    file = Path(told[0]["path"])
    assert town.office.ask("inspect", file)["attachments"] == 2
    assert "附件 2 个" in town.office.say("inspect", file)
    assert town.office.run("import", file)["attachments"] == 2
    rows = town.office.ask("visit", "show", visit)["files"]
    assert [(row["type"], row["state"]) for row in rows] == [("JPEG", "here"), ("PDF", "here")]
    out = Path(town.office.run("attachment", "save", rows[1]["id"], "--to", tmp_path)["path"])
    assert out.read_bytes() == pictures.pdf()


def test_removed_and_put_back(town: Township[NearMachine], tmp_path: Path) -> None:
    office = town.office
    demand = office.run("demand", "add", "--text", "墙裂了", "--source", "OFFICE")["id"]
    made = office.run("attach", demand, pictures.saved(tmp_path, "表.pdf", pictures.pdf()))["id"]
    assert "附件：PDF 2 KB" in office.say("demand", "show", demand)
    assert "put-back" in office.say("attachment", "remove", made)
    assert office.ask("demand", "show", demand)["files"] == []
    office.say("attachment", "put-back", made)
    assert [row["id"] for row in office.ask("demand", "show", demand)["files"]] == [made]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("attach", "no-such", "{pdf}"), "no_record"),
        (("attach", "{visit}", "{text}"), "file_type"),
        (("attach", "{visit}", "{gone}"), "cannot_read"),
        (("attach", "{visit}", "{broken}"), "picture_damaged"),
        (("attachment", "save", "no-such", "--to", "{folder}"), "no_attachment"),
        (("attachment", "remove", "no-such"), "no_attachment"),
    ],
)
def test_what_cannot_be_done_is_said(
    town: Township[NearMachine], tmp_path: Path, words: tuple[str, ...], code: str
) -> None:
    laptop = town.laptops[0]
    given = {
        "visit": laptop.visit("01组-1", "水沟堵了", day="2026-04-05"),
        "pdf": pictures.saved(tmp_path, "a.pdf", pictures.pdf()),
        "text": pictures.saved(tmp_path, "a.txt", b"abc"),
        "broken": pictures.saved(tmp_path, "b.jpg", b"\xff\xd8\xff\xe0" + bytes(50)),
        "gone": tmp_path / "gone.jpg",
        "folder": tmp_path,
    }
    assert laptop.refused(*(word.format(**given) for word in words)).error == code
