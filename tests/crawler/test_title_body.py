from crawler.title_body import question

_PARAGRAPH = "我区扎实推进依法行政,规范行政执法,化解矛盾纠纷,法治政府建设取得进展,群众对政务服务更加满意。"
_REPORT = "\n".join(
    [
        "市人民政府:",
        "2021年,我区认真落实法治政府建设各项任务,法治政府建设稳步推进。现将有关情况报告如下:",
        "一、主要举措和成效",
        _PARAGRAPH * 3,
        "二、存在的不足和原因",
        _PARAGRAPH * 3,
        "三、党政主要负责人履行推进法治建设第一责任人职责情况",
        "四、下一年度推进法治政府建设的主要安排",
    ]
)


def test_report_proves_all_that_the_law_asks_for() -> None:
    witness = question(_REPORT)
    assert witness.opens_as is None
    assert witness.proofs == (
        "what was done",
        "what falls short",
        "the first responsible person",
        "what comes next",
        "a report's opening words",
        "subject and year in its first paragraph",
        "the subject all through",
        "numbered sections",
    )


def test_paper_on_another_subject_proves_nothing() -> None:
    assert question(_REPORT.replace("法治", "数字").replace("依法行政", "便民")).proofs == ()


def test_other_paper_is_known_by_its_opening() -> None:
    assert question("近日,我区公布了上年的法治政府建设情况报告。" + _REPORT).opens_as == "近日,"


def test_length_counts_no_spaces() -> None:
    assert question(" 法 治\n政\u3000府 ").length == 4
