"""The ledger as a person asks it: what was told, what was not, why, and whether it would be again."""

import json

import pytest


def listed(fazhi, demo, *words):
    said = fazhi("changes", "--data", demo[0], "--json", *words)
    assert said.code == 0, said.err
    return [json.loads(line) for line in said.out.splitlines()]


def test_what_was_told_is_listed_with_its_number(fazhi, demo):
    (edited,) = [change for change in listed(fazhi, demo) if change["kind"] == "edited"]
    assert edited["suppressed"] is None
    said = fazhi("changes", "--data", demo[0])
    assert f"  {edited['id']}  edited [major] 2:" in said.out
    assert said.out.endswith("2 changes\n")


def test_why_says_all_that_a_change_rests_on(fazhi, demo):
    (edited,) = [change for change in listed(fazhi, demo) if change["kind"] == "edited"]
    said = fazhi("changes", "--data", demo[0], "--why", edited["id"])
    assert said.code == 0
    for words in (
        "told: yes",
        "severity: major: ",
        "figures_changed: 2 (limit 0) -> major: 2 figures changed",
        "before: version 1, text ",
        "after: version 2, text ",
        "930 -> 980 件",
        "judged again: the same",
    ):
        assert words in said.out
    (why,) = (
        json.loads(line)
        for line in fazhi("changes", "--data", demo[0], "--why", edited["id"], "--json").out.splitlines()
    )
    assert why["departures"] == []
    assert why["case"]["kind"] == "edited"
    assert why["signature"]


def test_all_lists_at_least_what_was_told(fazhi, demo):
    told = {change["id"] for change in listed(fazhi, demo)}
    assert told <= {change["id"] for change in listed(fazhi, demo, "--all")}


def test_replay_judges_everything_again(fazhi, demo):
    said = fazhi("changes", "--data", demo[0], "--replay")
    assert said.code == 0, said.err
    assert said.out == "2 changes judged again, 2 come out the same\n"


def test_an_unknown_change_is_refused(fazhi, demo):
    said = fazhi("changes", "--data", demo[0], "--why", "4711")
    assert said.code == 1
    assert said.err == "fazhi: there is no change 4711; `fazhi changes --all` lists them\n"


@pytest.mark.parametrize(
    "words",
    [("--why", "1", "--replay"), ("--all", "--why", "1"), ("--why", "1", "--kind", "new"), ("--replay", "--all")],
)
def test_what_does_not_go_together_is_refused(fazhi, demo, words):
    said = fazhi("changes", "--data", demo[0], *words)
    assert said.code == 2
