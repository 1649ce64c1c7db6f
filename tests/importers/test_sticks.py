"""What is plugged in, and what lies on it, found by names alone."""

from __future__ import annotations

import os
from pathlib import Path

from gardreader.importers.sources import data_sets
from gardreader.importers.sticks import MOST_FOUND, Stick, look_on, plugged_in, sticks_in

TABLE = r"""
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sdb1 /media/ann/MY\040STICK vfat rw 0 0
/dev/sdc1 /run/media/ann/card exfat rw 0 0
/dev/sr0 /mnt/disc iso9660 ro 0 0
server:/share /mnt/share nfs4 rw 0 0
//server/share /media/share cifs rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
/dev/sdd1 /medial/no vfat rw 0 0
a broken line
"""


def test_only_devices_under_the_usual_places_are_sticks() -> None:
    assert [str(stick.path) for stick in sticks_in(TABLE)] == [
        "/media/ann/MY STICK",
        "/run/media/ann/card",
        "/mnt/disc",
    ]
    assert sticks_in(TABLE)[0].name == "MY STICK"
    assert sticks_in("") == ()


def test_asking_this_machine_never_fails() -> None:
    assert isinstance(plugged_in(), tuple)


def test_files_are_known_by_their_names_and_nothing_is_opened(tmp_path: Path) -> None:
    (tmp_path / "data" / "2025").mkdir(parents=True)
    (tmp_path / "data" / "2025" / "deep").mkdir()
    (tmp_path / ".hidden").mkdir()
    files = {
        "MedQuAD-master.zip": 7,
        "data/gard-api-2020.zip": 3,
        "data/2025/Clinic.GARDPACK": 5,
        "data/2025/deep/medquad.zip": 1,
        ".hidden/medquad.zip": 1,
        "photo.jpg": 1,
        "notes.md": 1,
    }
    for name, size in files.items():
        (tmp_path / name).write_bytes(b"x" * size)
        (tmp_path / name).chmod(0)
    (tmp_path / "medquad-link.zip").symlink_to(tmp_path / "MedQuAD-master.zip")
    os.mkfifo(tmp_path / "medquad-pipe.zip")
    found = look_on(Stick(tmp_path), data_sets())
    assert [(f.path.name, f.size, f.data_set.id if f.data_set else "") for f in found] == [
        ("MedQuAD-master.zip", 7, "medquad"),
        ("gard-api-2020.zip", 3, "gard-records"),
        ("Clinic.GARDPACK", 5, ""),
    ]


def test_a_stick_that_is_gone_or_full_of_files_is_no_trouble(tmp_path: Path) -> None:
    assert look_on(Stick(tmp_path / "gone"), data_sets()) == ()
    for number in range(MOST_FOUND + 5):
        (tmp_path / f"medquad-{number}.zip").touch()
    assert len(look_on(Stick(tmp_path), data_sets())) == MOST_FOUND
