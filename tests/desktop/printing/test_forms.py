"""The files that a handout can be saved as."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from gardreader.desktop.printing.forms import Form, file_name, named, save
from gardreader.desktop.printing.job import Job
from gardreader.errors import HandoutError
from gardreader.handouts import outputs
from gardreader.handouts.options import HandoutOptions
from gardreader.progress import silent


@pytest.mark.parametrize("form", Form)
def test_each_form_is_written_and_said(form: Form, job: Job, tmp_path: Path) -> None:
    target = tmp_path / f"handout.{form.value}"
    told = save(job.work, target, HandoutOptions(), silent)
    assert told.startswith(f"Saved as handout.{form.value}")
    data = target.read_bytes()
    if form is Form.PDF:
        assert data.startswith(b"%PDF")
        assert "pages" in told
    elif form is Form.MAIL:
        message = message_from_bytes(data, policy=default)
        assert message["Subject"] == "Wilson disease"
        assert message["To"] is None
    else:
        assert "Wilson disease" in data.decode()
    assert form.action
    assert f"*.{form.value}" in form.files


def test_the_forms_are_those_of_handouts() -> None:
    assert [form.value for form in Form] == [form.value for form in outputs.Form]


def test_names_are_taken_by_every_system(tmp_path: Path) -> None:
    assert file_name("11p15.4 deletion: A/B") == "11p15.4 deletion A B.pdf"
    assert file_name("..") == "article.pdf"
    assert file_name("a" * 500, "txt") == "a" * 120 + ".txt"
    assert file_name("β-thalassemia") == "β-thalassemia.pdf"
    assert named(tmp_path / "Leaflet 1.2", Form.WEB).name == "Leaflet 1.2.html"
    assert named(tmp_path / "Leaflet.htm", Form.WEB).name == "Leaflet.htm"


def test_a_folder_that_is_not_there_is_a_sentence(job: Job, tmp_path: Path) -> None:
    for form in Form:
        with pytest.raises(HandoutError, match="could not be saved"):
            save(job.work, tmp_path / "none" / f"a.{form.value}", HandoutOptions(), silent)
