import pytest

from jobs.coverage.parts import How, Part, missing, read_parts

WHOLE = "\n".join(
    [
        "2025年,本县推进法治政府建设,现报告如下:",
        "一、上一年度推进法治政府建设的主要举措和成效",
        "(一)加强组织领导。全面落实各项任务。",
        "二、存在的不足和原因",
        "一是队伍薄弱。",
        "三、党政主要负责人履行推进法治建设第一责任人职责的情况",
        "主要负责人听取汇报4次。",
        "四、下一年度的主要安排",
        "继续努力。",
        "五、其他需要报告的情况",
        "无。",
    ]
)


def test_a_report_with_all_headings_lacks_nothing():
    assert read_parts(WHOLE) == dict.fromkeys(Part, How.HEADING)
    assert missing(WHOLE) == ()


def test_parts_without_headings_are_found_by_their_sentences():
    text = (
        "扎实推进法治政府建设。县政府领导认真履行法治建设第一责任人职责,亲自部署。\n"
        "一年来取得了一些成效,但还存在一些问题和不足:一是认识不够。\n下一步,我们将继续深入学习。"
    )
    assert set(read_parts(text).values()) == {How.SENTENCE}
    assert missing(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "一、2025年推进法治政府建设的主要举措和成效\n扎实推进。",
        "对反馈的问题38个全部整改。工作中还存在的短板弱项,客观分析原因。2025年,全县将法治建设纳入考核。",
        "开展县级党政主要负责人履行推进法治建设第一责任人职责情况督查,坚持问题导向。",
        "一、主要举措\n坚持问题导向,持续推进整改。",
    ],
)
def test_words_that_only_look_like_a_part_are_none(text):
    assert {Part.SHORTCOMINGS, Part.DUTIES, Part.NEXT} <= {*missing(text)}


def test_the_lack_of_other_matters_is_none():
    assert Part.OTHER not in missing("")
    assert missing("") == (Part.MEASURES, Part.SHORTCOMINGS, Part.DUTIES, Part.NEXT)
