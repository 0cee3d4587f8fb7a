import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.encoding import decode, misread

TEXT = "二〇二二年法治政府建设情况报告，现将有关情况报告如下。"
TRADITIONAL = "法治政府建設情況報告。我縣認真貫徹落實中央精神，為全縣經濟社會發展提供保障"


def declaring(charset: str, text: str = TEXT) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"></head>{text}'


@pytest.mark.parametrize("bom", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(bom: str) -> None:
    page = declaring("gb2312")

    assert decode(page.encode(bom), "text/html; charset=big5") == page


def test_gb2312_is_read_as_gb18030() -> None:
    page = declaring("gb2312", "镕堃䶮㎡")

    assert decode(page.encode("gb18030")) == page


def test_meta_goes_before_header() -> None:
    page = declaring("big5", TRADITIONAL)

    assert decode(page.encode("big5"), "text/html; charset=gbk") == page


def test_header_serves_where_no_meta_is() -> None:
    assert decode(TRADITIONAL.encode("big5"), "text/html;charset=big5") == TRADITIONAL


@pytest.mark.parametrize(
    ("declared", "real"), [("utf-8", "gb18030"), ("gb2312", "utf-8"), ("iso-8859-1", "gb18030"), ("x-none", "utf-8")]
)
def test_a_declaration_that_does_not_hold_loses(declared: str, real: str) -> None:
    page = declaring(declared)

    assert decode(page.encode(real), f"text/html; charset={declared}") == page


@pytest.mark.parametrize(
    ("text", "charset"), [("关于", "gb18030"), (TEXT, "gb18030"), (TRADITIONAL, "big5"), (TEXT, "utf-8")]
)
def test_undeclared_text_is_recognised(text: str, charset: str) -> None:
    assert decode(text.encode(charset)) == text


def test_a_character_cut_off_at_the_end_is_dropped() -> None:
    assert decode(TEXT.encode()[:-1]) == TEXT[:-1]


def test_one_damaged_character_does_not_make_another_charset() -> None:
    body = (TEXT * 20).encode()

    assert decode(body[:60] + b"\xff" + body[60:]).count("\ufffd") == 1


def test_bytes_that_nothing_reads_are_still_read() -> None:
    assert "\ufffd" in decode(b"\xff\x80\xff" * 40 + b"abc")


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=4))
def test_utf8_needs_no_declaration(text: str) -> None:
    assert decode(text.encode(), "text/html; charset=gb2312") == text


@given(st.binary())
def test_any_bytes_are_read(body: bytes) -> None:
    assert isinstance(decode(body), str)


@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "x-none"])
def test_pieces_in_gbk_are_read_within_a_page_in_utf8(declared: str) -> None:
    whole = declaring(declared, f"<p>{TEXT}</p>" * 5).encode()

    read = decode(whole + "<div>版权所有：某县人民政府</div>".encode("gb18030") + f"<p>{TEXT}</p>".encode())

    assert read == declaring(declared, f"<p>{TEXT}</p>" * 5 + f"<div>版权所有：某县人民政府</div><p>{TEXT}</p>")


def test_a_piece_in_utf8_is_read_within_a_page_in_gbk() -> None:
    whole = declaring("gb2312", f"<p>{TEXT}</p>" * 5).encode("gb18030")

    assert decode(whole + "<div>主办：某县人民政府办公室</div>".encode()).endswith(
        "<div>主办：某县人民政府办公室</div>"
    )


def test_a_page_in_gbk_with_a_word_that_is_valid_utf8_stays_gbk() -> None:
    page = declaring("gb2312", f"<p>联通</p><p>{TEXT}</p>")

    assert decode(page.encode("gb18030")) == page


@pytest.mark.parametrize("charset", ["latin-1", "cp1252"])
def test_utf8_written_twice_is_read_once_more(charset: str) -> None:
    text = "现有法治建设成效明显" * 9
    doubled = "".join(bytes([byte]).decode(charset, "ignore") or chr(byte) for byte in text.encode())

    assert decode(doubled.encode()) == text


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL, "CO₂ ±5℃ café Ⅲ 〔2022〕", ""])
def test_clean_text_has_no_sign_of_a_wrong_charset(text: str) -> None:
    assert misread(text) is None


def test_utf8_read_as_latin1_shows() -> None:
    assert misread(TEXT.encode().decode("latin-1")) is not None
