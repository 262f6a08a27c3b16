"""What an embedded installation keeps is its owner's alone: other people of the same machine cannot read it."""

import stat

from cli.commands import Running, chiron, free_port

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def open_to_others(folder):
    """Name what others could read in a folder, if they could enter it."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.stat().st_mode & OTHERS)


def test_a_folder_that_we_make_is_closed(tmp_path):
    assert chiron("migrate", at=tmp_path).returncode == 0

    var = tmp_path / "var"
    assert stat.S_IMODE(var.stat().st_mode) == 0o700
    assert (open_to_others(var), (var / "chiron.sqlite3").exists()) == ([], True)


def test_a_folder_that_was_there_stays_as_it_is_but_shows_nothing_of_ours(tmp_path):
    tmp_path.chmod(0o755)
    for name in ("chiron.sqlite3", "chiron.sqlite3-wal", "secret", "demo.log"):
        (tmp_path / name).touch(mode=0o644)
    (tmp_path / "secret").write_text("of an earlier version")
    (tmp_path / "mail").mkdir(mode=0o755)
    (tmp_path / "theirs").touch(mode=0o644)

    assert chiron("migrate", at=tmp_path, CHIRON_DATA=str(tmp_path)).returncode == 0

    assert open_to_others(tmp_path) == ["theirs"]
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_a_demo_keeps_its_folder_closed_too(tmp_path):
    with Running("demo", f"--port={free_port()}", at=tmp_path, until="Ctrl-C") as demo:
        assert demo.process.poll() is None

        kept = [tmp_path / "var" / name for name in ("", "chiron.sqlite3", "chiron.sqlite3-wal", "demo.log", "secret")]
        assert [path.stat().st_mode & OTHERS for path in kept] == [0] * 5
