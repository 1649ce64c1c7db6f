"""Whatever is wrong gets one sentence that names the file, exit code 2, and an unchanged library."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from gardreader import files
from gardreader.__main__ import main
from gardreader.packs.reader import Pack
from gardreader.paths import content
from tests.cli.conftest import PROGRAM, Run, state


@pytest.fixture(scope="module")
def home_with_pack(small_pack: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a pack, to copy: installing ends with an index of all."""
    folder = tmp_path_factory.mktemp("installed") / "home"
    assert main(["install", str(small_pack), "--data-dir", str(folder)]) == 0
    return folder


@pytest.fixture
def installed(home: Path, home_with_pack: Path) -> dict[str, str]:
    """A library with a pack; gives its state."""
    shutil.copytree(home_with_pack, home)
    return state(home)


def _refused(run: Run, installed: dict[str, str], home: Path, *words: str | Path) -> str:
    """Run what must fail; gives its one sentence."""
    ran = run(*words)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("gardreader: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    assert state(home) == installed
    assert not list((home / "packs").glob(".*.part"))
    return ran.err


def _no_pack(file: Path, pack: Path) -> None:
    file.write_text("The notes of a meeting.\n")


def _truncated(file: Path, pack: Path) -> None:
    file.write_bytes(pack.read_bytes()[: pack.stat().st_size // 2])


def _empty(file: Path, pack: Path) -> None:
    file.write_bytes(b"")


def _other_zip(file: Path, pack: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.write(content() / "wilson-disease.md", "wilson-disease.md")


def _byte_changed(file: Path, pack: Path) -> None:
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 0xFF
    file.write_bytes(data)


def _folder(file: Path, pack: Path) -> None:
    file.mkdir()


def _missing(file: Path, pack: Path) -> None:
    pass


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_no_pack, "bad.gardpack is no gardreader pack."),
        (_truncated, "bad.gardpack is cut short or damaged; copy it again from where it came."),
        (_empty, "bad.gardpack is no gardreader pack."),
        (_other_zip, "bad.gardpack is a zip file of something else, no gardreader pack."),
        (_byte_changed, "bad.gardpack is damaged: "),
        (_folder, "bad.gardpack is not a file, so no gardreader pack."),
        (_missing, "bad.gardpack cannot be read: there is no such file or folder."),
    ],
)
def test_a_bad_pack(
    gardreader: Run,
    installed: dict[str, str],
    home: Path,
    tmp_path: Path,
    small_pack: Path,
    make: Callable[[Path, Path], None],
    sentence: str,
) -> None:
    file = tmp_path / "bad.gardpack"
    make(file, small_pack)
    assert sentence in _refused(gardreader, installed, home, "install", file)


def test_a_pack_with_the_bundled_id(
    gardreader: Run, installed: dict[str, str], home: Path, tmp_path: Path
) -> None:
    file = tmp_path / "mine.gardpack"
    gardreader("import", content(), "-o", file, "--id", "gardreader-bundled")
    assert "has the id of the bundled articles" in _refused(gardreader, installed, home, "install", file)


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("record.json", "{'disease': 1}", "record.json: not JSON: Expecting property name"),
        ("record.json", "", "record.json: not JSON: "),
        ("record.json", "[1, 2]", "record.json: not a source that can be imported (known are: "),
        ("notes.txt", "Some notes", "notes.txt: not a source that can be imported (known are: "),
        ("no-such.zip", None, "no-such.zip: there is no such file or folder"),
        ("article.md", "---\nid: x\ntitle: [\n---\n", "article.md:4: the front matter is not YAML"),
        ("article.md", "---\nid: x\n", "article.md:3: the front matter has no closing line"),
        ("article.md", "# Wilson disease\n", "article.md:1: an article opens with front matter"),
        ("article.md", "---\nid: x\n---\n", "article.md:"),
    ],
)
def test_a_bad_source(
    gardreader: Run,
    installed: dict[str, str],
    home: Path,
    tmp_path: Path,
    name: str,
    text: str | None,
    sentence: str,
) -> None:
    source, output = tmp_path / name, tmp_path / "out.gardpack"
    output.write_bytes(b"the old one")
    if text is not None:
        source.write_text(text)
    assert sentence in _refused(gardreader, installed, home, "import", source, "-o", output)
    assert output.read_bytes() == b"the old one"


def test_a_folder_with_one_broken_article(
    gardreader: Run, installed: dict[str, str], home: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    shutil.copytree(content(), folder)
    (folder / "broken.md").write_text("---\nid: [\n---\n")
    output = tmp_path / "out.gardpack"
    sentence = _refused(gardreader, installed, home, "import", folder, "-o", output)
    assert f"{folder / 'broken.md'}:3: the front matter is not YAML" in sentence
    assert not output.exists()


def test_a_record_that_is_no_json_among_good_ones(
    gardreader: Run, gard_records: Path, tmp_path: Path
) -> None:
    (gard_records / "77777.json").write_text("{")
    ran = gardreader("import", gard_records, "-o", tmp_path / "x.gardpack")
    assert ran.code == 0
    assert "  77777.json: not JSON" in ran.out


@pytest.mark.parametrize("words", [["install", "{pack}"], ["remove", "small"]])
def test_a_second_copy_that_changes_the_library(
    gardreader: Run, installed: dict[str, str], home: Path, small_pack: Path, words: list[str]
) -> None:
    with FileLock(home / "packs" / ".lock"):
        words = [word.format(pack=small_pack) for word in words]
        assert "being changed by another copy of the program" in _refused(gardreader, installed, home, *words)
        assert gardreader("search", "copper", "--json").code == 0  # reading goes on


@pytest.mark.parametrize(
    ("code", "why"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the disk is read-only")]
)
def test_a_disk_that_refuses(
    gardreader: Run,
    installed: dict[str, str],
    home: Path,
    small_pack: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    code: int,
    why: str,
) -> None:
    def refuses(path: Path) -> None:
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(files, "_flush_file", refuses)
    sentence = _refused(gardreader, installed, home, "install", small_pack)
    assert f"The library in {home / 'packs'} is as it was" in sentence
    assert why in sentence
    sentence = _refused(gardreader, installed, home, "import", content(), "-o", tmp_path / "x.gardpack")
    assert why in sentence
    assert not (tmp_path / "x.gardpack").exists()


def _on_a_disk(
    tmp_path: Path, home: Path, before: str, *words: str | Path
) -> subprocess.CompletedProcess[str]:
    """Run the program with ``home`` on a small disk of its own, which the shell line ``before`` prepares."""
    disk = tmp_path / "disk"
    disk.mkdir()
    script = f'mount -t tmpfs -o size=400k tmpfs "$DISK" || exit 77; {before}; exec "$@"'
    environment = {**os.environ, "DISK": str(disk), "KEPT": str(home), "GARDREADER_HOME": str(disk / "home")}
    done = subprocess.run(
        ["unshare", "-m", "sh", "-c", script, "sh", PROGRAM, *words],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    if done.returncode == 77 or "unshare" in done.stderr:
        pytest.skip("no disk can be mounted for a test here")
    return done


needs_mounting = pytest.mark.skipif(
    shutil.which("unshare") is None or os.geteuid() != 0, reason="only root can mount a disk for a test"
)


@needs_mounting
def test_a_disk_that_is_truly_full(
    gardreader: Run, home: Path, tmp_path: Path, small_pack: Path, shared_data: Path
) -> None:
    fill = 'mkdir "$DISK/home"; head -c 396000 /dev/zero > "$DISK/filler"'
    done = _on_a_disk(tmp_path, home, fill, "install", small_pack)
    assert done.returncode == 2
    assert "is as it was, for it cannot be changed: the disk is full." in done.stderr
    assert done.stderr.count("\n") == 1


@needs_mounting
def test_a_data_folder_that_is_truly_read_only(
    gardreader: Run, installed: dict[str, str], home: Path, tmp_path: Path, small_pack: Path
) -> None:
    freeze = 'mkdir "$DISK/home"; cp -r "$KEPT/packs" "$DISK/home/"; mount -o remount,ro "$DISK"'
    done = _on_a_disk(tmp_path, home, freeze, "install", small_pack)
    assert done.returncode == 2
    assert "is as it was, for it cannot be changed: the disk is read-only." in done.stderr
    shutil.rmtree(tmp_path / "disk")
    done = _on_a_disk(tmp_path, home, freeze, "search", "copper in the liver", "--json")
    assert done.returncode == 0
    packs = {found["value"]: found["count"] for found in json.loads(done.stdout)["packs"]}
    assert packs["small"] > 0


def test_what_was_installed_is_what_was_sent(installed: dict[str, str], home: Path, small_pack: Path) -> None:
    (pack,) = (home / "packs").glob("*.gardpack")
    with Pack.open(pack) as kept, Pack.open(small_pack) as sent:
        assert kept.digest == sent.digest
