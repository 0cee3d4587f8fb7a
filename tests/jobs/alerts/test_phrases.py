import re
import tomllib
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest

from jobs.alerts.language import Language
from jobs.alerts.phrases import line, moment, span, word
from store.records import AlertKind, ChangeKind, IncidentKind, Severity

TABLES = tomllib.loads(files("jobs.alerts").joinpath("wording.toml").read_text("utf-8"))


def test_the_languages_have_the_same_words_with_the_same_places():
    assert set(TABLES) == set(Language)
    chinese, english = TABLES[Language.CHINESE], TABLES[Language.ENGLISH]
    assert list(chinese) == list(english)
    for table in chinese:
        assert list(chinese[table]) == list(english[table]) == sorted(chinese[table])
    for key, words in chinese["lines"].items():
        assert set(re.findall(r"{\d}", words)) == set(re.findall(r"{\d}", english["lines"][key])), key


@pytest.mark.parametrize(
    ("table", "kind"),
    [("changes", ChangeKind), ("incidents", IncidentKind), ("kinds", AlertKind), ("severities", Severity)],
)
def test_a_table_names_just_the_members_of_its_enum(table, kind):
    for language in Language:
        assert set(TABLES[language][table]) == set(kind)
        assert all(word(table, member, language) for member in kind)


def test_no_line_is_written_for_nobody():
    used = "".join(file.read_text("utf-8") for file in files("jobs.alerts").iterdir() if file.name.endswith(".py"))
    assert [key for key in TABLES["zh"]["lines"] if f'"{key}"' not in used] == []


def test_what_stands_in_a_line_is_not_read_as_one():
    assert line("detail", Language.ENGLISH, "{0} {x}") == "Detail: {0} {x}"


def test_times_are_chinas():
    at = datetime(2024, 3, 4, 18, 10, tzinfo=UTC)
    assert moment(at, Language.CHINESE) == "2024-03-05 02:10(北京时间)"
    assert moment(at, Language.ENGLISH) == "2024-03-05 02:10 (Beijing time)"


@pytest.mark.parametrize(
    ("hours", "chinese", "english"),
    [(0, "0 小时", "0 h"), (-5, "0 小时", "0 h"), (23, "23 小时", "23 h"), (53, "2 天 5 小时", "2 d 5 h")],
)
def test_how_long_something_lasted(hours, chinese, english):
    assert span(timedelta(hours=hours), Language.CHINESE) == chinese
    assert span(timedelta(hours=hours), Language.ENGLISH) == english
