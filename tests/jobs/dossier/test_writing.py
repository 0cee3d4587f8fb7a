from pathlib import Path

from jobs.dossier.writing import Filed, file_name, write_dossiers


def test_files_are_written_once(full, tmp_path: Path) -> None:
    folder = tmp_path / "new/folder"
    assert write_dossiers([full], folder) == Filed(files=1, written=1, removed=0)
    (path,) = folder.iterdir()
    assert path.name == file_name(full)
    before = path.stat().st_mtime_ns
    assert write_dossiers([full], folder) == Filed(files=1, written=0, removed=0)
    assert path.stat().st_mtime_ns == before


def test_the_name_tells_number_year_and_address(full, make, make_edition) -> None:
    assert file_name(full) == file_name(make()) == "007_2025_ba7f4f04.html"
    assert file_name(make(editions=(make_edition(1, "", report_year=None),))) == "007_0000_ba7f4f04.html"
    assert file_name(make(document=1234, key="https://b.gov.cn/")).startswith("1234_2025_")


def test_a_report_whose_year_changed_has_one_file(make, make_edition, tmp_path: Path) -> None:
    (tmp_path / "007_notes_ba7f4f04.html").write_text("mine")
    write_dossiers([make()], tmp_path)
    later = make(editions=(make_edition(1, "全文", report_year=2024),))
    assert write_dossiers([later], tmp_path) == Filed(files=1, written=1, removed=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["007_2024_ba7f4f04.html", "007_notes_ba7f4f04.html"]
