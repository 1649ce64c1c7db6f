from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.errors import HandoutError
from gardreader.handouts.clinic import Clinic, load_clinic, save_clinic
from tests.disks import fill, permissions_apply, small_disk
from tests.handouts.test_logo import picture, png

CLINIC = Clinic("Clínica: of “examples”", ("1 High Street", "no", "0006"), "+1 555 0100")


def test_what_is_saved_is_read_back(tmp_path: Path) -> None:
    logo = picture(tmp_path / "logo.png", "PNG")
    for clinic in (CLINIC, Clinic("Just a name"), Clinic(CLINIC.name, CLINIC.address, logo=logo)):
        save_clinic(clinic, tmp_path / "clinic.yaml")
        assert load_clinic(tmp_path / "clinic.yaml") == clinic


def test_a_logo_beside_the_file_moves_with_it(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    logo = picture(tmp_path / "here" / "logo.png", "PNG")
    save_clinic(Clinic("A", logo=logo), tmp_path / "here" / "clinic.yaml")
    (tmp_path / "here").rename(tmp_path / "there")
    assert load_clinic(tmp_path / "there" / "clinic.yaml").logo == tmp_path / "there" / "logo.png"


def test_json_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text('{"name": "A", "address": "one line", "phone": "5"}')
    assert load_clinic(tmp_path / "c.json") == Clinic("A", ("one line",), "5")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "it holds no named values"),
        ("- a\n- b", "it holds no named values"),
        ("phone: [", "is not YAML"),
        ("name: &a b\nphone: *a", "anchor or alias"),
        ("name: !!python/object:os.system x", "tag"),
        ("name: a\nrun: rm", "“run” is nothing it can say"),
        ("name: {a: b}", "“name” should be a text"),
        (f"name: {'x' * 201}", "longer than 200 letters"),
        ("name: a\naddress: [1, 2, 3, 4, 5, 6, 7, 8, 9]", "more than 8 items"),
        ('name: "a\\u0007b"', "cannot be printed"),
        ("phone: ''", "it names no clinic"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "c.yaml").write_text(text)
    with pytest.raises(HandoutError, match=r"c\.yaml is not a clinic file") as refused:
        load_clinic(tmp_path / "c.yaml")
    assert why in str(refused.value)


def test_so_are_bytes_and_endless_files(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "b").write_text("name: a\n" * 100_000)
    for name, why in (
        ("a", "not UTF-8"),
        ("b", "too large"),
        ("none", "no such file"),
        (".", "no ordinary file"),
    ):
        with pytest.raises(HandoutError, match=why):
            load_clinic(tmp_path / name)
    with pytest.raises(HandoutError):
        load_clinic(Path("a\0b"))


def test_a_logo_that_cannot_be_printed_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "huge.png").write_bytes(png(10_000, 10_000))
    (tmp_path / "c.yaml").write_text("name: a\nlogo: huge.png")
    with pytest.raises(HandoutError, match="100 megapixels"):
        load_clinic(tmp_path / "c.yaml")


def test_where_it_cannot_be_saved_the_old_one_stays(tmp_path: Path) -> None:
    save_clinic(CLINIC, tmp_path / "c.yaml")
    tmp_path.chmod(0o500)
    try:
        with permissions_apply(), pytest.raises(HandoutError, match="permission is denied"):
            save_clinic(Clinic("B"), tmp_path / "c.yaml")
    finally:
        tmp_path.chmod(0o700)
    assert load_clinic(tmp_path / "c.yaml") == CLINIC
    with small_disk(tmp_path / "disk", 1 << 16) as disk:
        fill(disk, 0)
        with pytest.raises(HandoutError, match="the disk is full"):
            save_clinic(CLINIC, disk / "c.yaml")
        assert {path.name for path in disk.iterdir()} == {"ballast"}
