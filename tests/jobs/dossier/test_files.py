from store.dossier_parts import File

PDF = "https://www.tjjz.gov.cn/zwgk/a.pdf"


def test_files_are_named_and_told(make, make_edition, page) -> None:
    linked = ({"url": PDF, "name": "附件1.pdf"}, {"url": "https://www.tjjz.gov.cn/b.xls", "name": ""})
    read = File(url=PDF, mirrored=False, editions=(make_edition(1, "附件的\n正文"),))
    said = page(make(editions=(make_edition(1, "全文", attachments=linked),), files=(read,))).cssselect("#files")[0]
    assert said.findtext("h3/a") == "附件1.pdf"
    assert [p.text for p in said.cssselect(".text p")] == ["附件的", "正文"]
    assert "https://www.tjjz.gov.cn/b.xls（未读取正文）" in said.text_content()
    assert read.editions[0].version.sha256 in said.text_content()


def test_a_file_that_is_only_announced_is_not_told_twice(make, make_edition, page) -> None:
    mirrored = File(url=PDF, mirrored=True, editions=(make_edition(1, "全文"),))
    said = page(make(files=(mirrored,))).cssselect("#files")[0]
    assert not said.cssselect(".text")
    assert "其正文就是本报告的正文" in said.text_content()


def test_without_files_there_is_no_such_part(make, page) -> None:
    assert not page(make()).cssselect("#files")
