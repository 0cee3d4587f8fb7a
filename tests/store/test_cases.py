import json

from hypothesis import given
from hypothesis import strategies as st

from store.cases import Case, as_json, from_json
from store.records import Cause, ChangeKind, DocumentStatus

CASES = st.builds(
    Case,
    kind=st.sampled_from(ChangeKind),
    cause=st.none() | st.sampled_from(Cause),
    copy_of=st.none() | st.integers(0, 9),
    copy_status=st.none() | st.sampled_from(DocumentStatus),
    back_to=st.none() | st.integers(1, 9),
    back_after=st.none() | st.integers(0, 9),
    moved_to=st.none() | st.text(),
    absent=st.lists(st.text()).map(tuple),
    nights_wanted=st.integers(0, 9),
    group=st.lists(st.integers(0, 9)).map(tuple),
    speaks_for_group=st.booleans(),
)


@given(case=CASES)
def test_a_case_comes_back_from_json_as_it_was(case):
    assert from_json(json.loads(json.dumps(as_json(case)))) == case


def test_document_nought_is_a_document():
    assert as_json(Case(kind=ChangeKind.NEW, copy_of=0)) == {"kind": "new", "copy_of": 0}


def test_what_a_newer_fazhi_kept_is_left_alone():
    assert from_json({"kind": "new", "unheard_of": 1}) == Case(kind=ChangeKind.NEW)
