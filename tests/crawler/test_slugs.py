import pytest

from crawler.slugs import names_subject


@pytest.mark.parametrize(
    "path",
    [
        "/zwgk/fzzfjs/202303/t20230328_1.html",
        "/xxgk/fzzfjsndbg/",
        "/ztzl/fzbg/2023/content/post_1.html",
        "/zwgk/zjfzzfjsbg/",
        "/yfxz/index.html",
        "/FZZFJS/list.shtml",
        "/nc/ndfzjsbg/1.html",
        "/qfzjs/1.html",
    ],
)
def test_addresses_that_name_the_subject(path: str) -> None:
    assert names_subject(f"https://www.dy.gov.cn{path}")


@pytest.mark.parametrize(
    "path", ["/", "/tzgg/1.html", "/fzzfjssfcj/1.html", "/pfxc/", "/fzgh/1.html", "/fzggj/list.html", "/?col=fzzfjs"]
)
def test_addresses_that_do_not(path: str) -> None:
    assert not names_subject(f"https://www.dy.gov.cn{path}")
