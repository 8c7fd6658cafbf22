"""A disk that refuses while recovery is asked for: a sentence, and asking again works."""

from __future__ import annotations

import pytest

from gridworker.errors import UserError
from gridworker.services import recovering
from gridworker.services.recovering import accept_recovery, request_recovery
from gridworker.services.recovery_answers import answer_recovery
from tests.support.parish import CHEAP, Parish

NEW = "山那边的桥修好以后路近了一半"


def test_a_full_disk_while_asking_is_said_and_asking_again_works(
    parish: Parish, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = parish.laptop()
    laptop.session.close()
    folder = laptop.session.dir

    def full(*_all: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(recovering, "write_whole", full)
        with pytest.raises(UserError) as told:
            request_recovery(folder, NEW, laptop.stick, kdf=CHEAP)
        assert told.value.code == "disk_full"
    asked = request_recovery(folder, NEW, laptop.stick, kdf=CHEAP)
    answer = answer_recovery(parish.pc.session, asked.path, asked.digits, laptop.stick)
    laptop.session, done = accept_recovery(folder, NEW, answer.path)
    assert laptop.session.identity.inc == done.incarnation
