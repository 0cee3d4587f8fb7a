from dataclasses import replace


def test_what_a_version_rests_on_is_named(full, page) -> None:
    proofs = page(full).cssselect("#proofs")[0]
    said = proofs.text_content()
    for version in (edition.version for edition in full.editions):
        assert version.capture.digest in said
        assert version.sha256 in said
        assert version.capture.file in said
    for named in ("HTTP 200，text/html; charset=utf-8，12,345 字节", "偏移 273 字节", "4f53cda18c2baa0c"):
        assert named in said


def test_links_of_the_chain_are_named_where_there_are_any(full, make, page) -> None:
    seal = full.editions[0].seal
    said = page(full).cssselect("#proofs")[0].text_content()
    for named in ("第 9 环", seal.content, seal.head, seal.day_head, "2026-03-04 日终链头"):
        assert named in said
    assert "入链" not in page(make()).cssselect("#proofs")[0].text_content()
    open_day = replace(full.editions[0], seal=replace(seal, day=None, day_head=None))
    assert "当日链头尚未形成" in page(make(editions=(open_day,))).text_content()


def test_sealed_changes_are_listed(full, page) -> None:
    sealed = replace(full.happenings[1], seal=full.editions[0].seal)
    said = page(replace(full, happenings=(sealed,))).cssselect("#proofs table")[0].text_content()
    assert "撤下" in said
    assert "第 9 环" in said


def test_an_article_in_pages_rests_on_each(make, make_edition, page) -> None:
    edition = make_edition(1, "全文")
    paged = replace(edition, kept=edition.kept * 2)
    names = [dt.text for dt in page(make(editions=(paged,))).cssselect("#proofs dt")]
    assert [name for name in names if name.startswith("存档文件")] == ["存档文件（第 1 页）", "存档文件（第 2 页）"]


def test_it_says_how_to_check(full, page) -> None:
    commands = [pre.text_content() for pre in page(full).cssselect("#proofs pre")]
    assert commands[0] == "fazhi show 7 --version 1 --text | sha256sum"
    assert "fazhi verify" in commands
