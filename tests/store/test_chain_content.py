from store.chain_content import LEFT_OUT, ROWS, SEALED


def test_every_column_is_sealed_or_left_out_on_purpose():
    for kind, table in ROWS.items():
        columns = {column.key for column in table.__table__.columns}
        assert {*SEALED[kind], *LEFT_OUT[kind]} == columns, kind
        assert not {*SEALED[kind]} & {*LEFT_OUT[kind]}
