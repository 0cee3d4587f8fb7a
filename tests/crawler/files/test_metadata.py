import pytest

from crawler.files.metadata import real_title


@pytest.mark.parametrize(
    "title",
    [
        None,
        "",
        "文档1",
        "新建 Microsoft Word 文档",
        "Microsoft Word - 报告.doc",
        "法治政府报告.docx",
        "untitled",
        "PowerPoint 演示文稿",
        "标题",
        "1",
    ],
)
def test_what_programs_and_file_names_say_is_no_title(title: str | None) -> None:
    assert real_title(title) is None


def test_what_somebody_wrote_is_one() -> None:
    assert real_title(" 青禾县2023年\n法治政府建设情况报告\0") == "青禾县2023年 法治政府建设情况报告"
