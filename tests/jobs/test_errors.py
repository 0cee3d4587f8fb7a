from jobs.errors import ChannelInvalid, ChannelRefused, JobError


def test_the_docstring_is_the_message_where_there_is_no_detail():
    assert str(ChannelInvalid()) == "This channel cannot be used as it is configured."
    assert str(ChannelRefused("HTTP 500")) == "HTTP 500"
    assert issubclass(ChannelRefused, JobError)
