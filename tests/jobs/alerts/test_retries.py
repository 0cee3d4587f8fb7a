from jobs.alerts.retries import RETRIES, TRIES, pause_after


def test_a_refused_alert_waits_longer_each_time_and_is_given_up_at_last():
    assert [pause_after(attempts) for attempts in range(TRIES)] == [*RETRIES, None]
    assert list(RETRIES) == sorted(RETRIES)


def test_what_is_tried_again_by_hand_has_as_many_tries_as_at_first():
    assert [pause_after(TRIES + attempts) for attempts in range(TRIES)] == [*RETRIES, None]
