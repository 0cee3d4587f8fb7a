from jobs.checkup.answer import Answer, Level, together, worst_of


def test_the_worst_of_all() -> None:
    assert worst_of([]) is Level.OK
    assert worst_of([Level.OK, Level.WARN]) is Level.WARN
    assert worst_of([Level.BAD, Level.WARN, Level.OK]) is Level.BAD


def test_several_answers_are_one() -> None:
    assert together([], "nothing") == Answer(Level.OK, "nothing")
    assert together([Answer(Level.WARN, "a"), Answer(Level.OK, "b")], "nothing") == Answer(Level.WARN, "a; b")
