from crawler.adapters.shared.address_query import query_of, with_query

URL = "https://www.example.gov.cn/list?id=3&name=%E5%88%97%20%E8%A1%A8&empty=#top"


def test_parameters() -> None:
    assert query_of(URL) == {"id": "3", "name": "列 表", "empty": ""}
    assert query_of("https://www.example.gov.cn/") == {}


def test_an_address_with_other_parameters() -> None:
    written = with_query(URL, {**query_of(URL), "page": 2})
    assert written == "https://www.example.gov.cn/list?id=3&name=%E5%88%97%20%E8%A1%A8&empty=&page=2"
    assert with_query(URL, {}) == "https://www.example.gov.cn/list"
