from jobs.heartbeat import heartbeat


def test_no_address_no_beat() -> None:
    assert heartbeat("") is None


def test_a_beat_is_heard(endpoint) -> None:
    assert heartbeat(f"http://{endpoint.host}/ping") is None
    assert [taken.path for taken in endpoint.taken] == ["GET /ping"]


def test_what_went_wrong_is_said_without_the_address(closed_port: int) -> None:
    told = heartbeat(f"http://127.0.0.1:{closed_port}/secret-token")
    assert told is not None
    assert "secret" not in told
