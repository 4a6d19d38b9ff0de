from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from socialwatch.errors import SourceError
from socialwatch.model.brand import Brand
from socialwatch.model.collecting import Harvest, Poison, Window
from socialwatch.model.mention import Mention
from socialwatch.networks.file import kind, read_rows
from socialwatch.ports import Network, SourceSettings
from tests.networks.visits import NOW, FakeVisit, NoPlugs, mentions_of, visit_all

GOOD = {"network": "x", "native_id": "1", "author": "@jane", "text": "@acme hello", "created_at": "2026-11-20T10:00:00Z"}

FRESH = Window()


def line(native_id: object = "1", **more: object) -> str:
    return json.dumps(GOOD | {"native_id": native_id} | more, ensure_ascii=False) + "\n"


def source(path: Path) -> Network:
    settings = SourceSettings(name="posts", network="file", brand="acme", options={"path": path})
    return kind.open(settings, Brand(name="acme"), NoPlugs())


def visit(path: Path, window: Window = FRESH, now: datetime = NOW) -> tuple[list[Harvest], Window]:
    network = source(path)
    return visit_all(network, network.watches()[0], window, FakeVisit(now))


def found(path: Path, **options: object) -> list[Mention | Poison]:
    return [row for _, _, row in read_rows(path, brand="acme", **options)]  # type: ignore[arg-type]


def only(path: Path, **options: object) -> Mention:
    (row,) = found(path, **options)
    assert isinstance(row, Mention), row
    return row


def reason(path: Path) -> str:
    (row,) = found(path)
    assert isinstance(row, Poison), row
    return row.reason


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    return tmp_path / "posts.jsonl"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "posts.csv"


def test_a_row_becomes_a_mention_with_all_that_it_says(posts: Path):
    posts.write_text(
        line(
            author_id=17,
            author_name="Jane",
            followers="1200",
            url="https://x.example/1",
            thread_id=5,
            in_reply_to="4",
            lang="en-GB",
            title="Hi",
            rating=4,
        )
    )

    assert only(posts) == Mention(
        network="x", native_id="1", author="@jane", text="@acme hello", created_at=datetime(2026, 11, 20, 10, tzinfo=UTC), brand="acme",
        author_id="17", author_name="Jane", followers=1200, url="https://x.example/1", title="Hi", thread_id="5", in_reply_to="4", lang="en", rating=4.0,
    )  # fmt: skip


def test_a_row_that_names_its_brand_is_taken_as_said_and_any_other_is_a_candidate(posts: Path):
    posts.write_text(line("1") + line("2", brand="bolt"))

    assert [(row.brand, row.is_addressed) for row in found(posts)] == [("acme", False), ("bolt", True)]  # type: ignore[union-attr]


def test_rows_without_a_network_get_the_given_one(posts: Path):
    posts.write_text(json.dumps({k: v for k, v in GOOD.items() if k != "network"}))

    assert (only(posts).network, only(posts, network="phone").network) == ("file", "phone")


def test_a_second_visit_finds_nothing_and_a_third_what_was_written_since(posts: Path):
    posts.write_text(line("1") + line("2"))
    first, window = visit(posts)
    second, window = visit(posts, window)
    with posts.open("a") as file:
        file.write(line("3"))
    third, window = visit(posts, window)

    assert [[m.native_id for m in mentions_of(pages)] for pages in (first, second, third)] == [["1", "2"], [], ["3"]]
    assert window.is_home
    assert window.since == str(posts.stat().st_size)


def test_pages_hold_500_rows_and_a_visit_killed_between_them_goes_on_where_it_was(posts: Path):
    posts.write_text("".join(line(str(i)) for i in range(1200)))
    pages, _ = visit(posts)
    after_first, _ = visit(posts, pages[0].window)

    assert [len(page.mentions) for page in pages] == [500, 500, 200]
    assert [m.native_id for m in mentions_of(after_first)] == [str(i) for i in range(500, 1200)]
    assert (pages[-1].done, pages[-1].total) == (posts.stat().st_size, posts.stat().st_size)


@pytest.mark.parametrize("replacement", [line("9"), line("7") + line("8") + line("9")], ids=["cut short", "another head"])
def test_a_file_that_was_replaced_is_read_again_from_its_start(posts: Path, replacement: str):
    posts.write_text(line("1") + line("2"))
    _, window = visit(posts)
    posts.write_text(replacement)

    pages, _ = visit(posts, window)

    assert [m.native_id for m in mentions_of(pages)] == [json.loads(text)["native_id"] for text in replacement.splitlines()]


def test_a_bad_line_is_named_once_and_the_others_are_taken(posts: Path):
    posts.write_text(line("1") + '{"network": "x", "native_id": "9", "text": \n' + line("2"))
    pages, window = visit(posts)
    with posts.open("a") as file:
        file.write("\n\nnonsense\n")
    later, _ = visit(posts, window)

    assert [m.native_id for m in mentions_of(pages)] == ["1", "2"]
    assert [(p.where, p.raw) for p in pages[0].poison] == [("line 2", b'{"network": "x", "native_id": "9", "text": \n')]
    assert [p.where for p in later[0].poison] == ["line 6"]


def test_an_unfinished_last_line_waits_for_the_next_visit(posts: Path):
    whole = line("2")
    posts.write_text(line("1") + whole[:20])
    stamp = NOW.timestamp() - 1
    os.utime(posts, (stamp, stamp))
    first, window = visit(posts)
    posts.write_text(line("1") + whole)
    second, _ = visit(posts, window)

    assert [[m.native_id for m in mentions_of(pages)] for pages in (first, second)] == [["1"], ["2"]]
    assert not first[0].poison


def test_an_unfinished_last_line_of_a_file_long_left_alone_is_called_bad(posts: Path):
    posts.write_text(line("1") + line("2")[:20])
    stamp = NOW.timestamp() - 3600
    os.utime(posts, (stamp, stamp))

    pages, _ = visit(posts)

    assert [p.where for p in pages[0].poison] == ["line 2"]


@pytest.mark.parametrize("text", [line("1").rstrip(), line("1") + line("2").rstrip()])
def test_a_whole_last_line_without_its_end_is_taken_at_once_and_not_twice(posts: Path, text: str):
    posts.write_text(text)
    first, window = visit(posts)
    posts.write_text(text + "\n" + line("3"))
    second, _ = visit(posts, window)

    assert len(mentions_of(first)) == text.count("{")
    assert [m.native_id for m in mentions_of(second)] == ["3"]
    assert not second[0].poison


def test_a_last_line_that_was_written_on_after_it_was_taken_is_read_again_whole(table: Path):
    table.write_text("native_id,author,created_at,text\n1,@jane,2026-11-20,my ket")
    _, window = visit(table)
    table.write_text("native_id,author,created_at,text\n1,@jane,2026-11-20,my kettle broke\n")

    pages, _ = visit(table, window)

    assert [m.text for m in mentions_of(pages)] == ["my kettle broke"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-20T10:00:00+02:00", "2026-11-20T08:00:00+00:00"),
        ("2026-11-20 10:00:00", "2026-11-20T10:00:00+00:00"),
        ("2026-11-20", "2026-11-20T00:00:00+00:00"),
        (1763632800, "2025-11-20T10:00:00+00:00"),
        ("1763632800", "2025-11-20T10:00:00+00:00"),
        (1763632800000, "2025-11-20T10:00:00+00:00"),
    ],
)
def test_times_are_read_in_every_usual_form(posts: Path, written: object, read: str):
    posts.write_text(line(created_at=written))

    assert only(posts).created_at == datetime.fromisoformat(read)


def test_a_time_to_come_is_clamped_to_the_visit(posts: Path):
    posts.write_text(line(created_at=(NOW + timedelta(days=400)).isoformat()))

    assert mentions_of(visit(posts)[0])[0].created_at == NOW


@pytest.mark.parametrize(
    ("bad", "says"),
    [
        ({"native_id": 1894563217894561234.0}, "write ids as texts"),
        ({"native_id": None}, "no `native_id`"),
        ({"native_id": "n" * 513}, "longer than 512"),
        ({"author": " "}, "no `author`"),
        ({"text": None}, "no `text`"),
        ({"text": ["a"]}, "text"),
        ({"created_at": "yesterday"}, "`created_at` is not a time"),
        ({"created_at": 10**300}, "`created_at` is not a time"),
        ({"created_at": "0001-01-01T00:00:00+14:00"}, "`created_at` is not a time"),
        ({"created_at": True}, "created_at"),
        ({"followers": "many"}, "`followers` is not a whole number"),
        ({"followers": -1}, "`followers` is not a whole number"),
        ({"rating": 11}, "`rating` is not"),
        ({"network": "no such/name"}, "`network` is not a name"),
    ],
)
def test_a_bad_field_is_named_in_words(posts: Path, bad: dict[str, object], says: str):
    posts.write_text(line(**{"native_id": "1", **bad}))

    assert says in reason(posts)


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"native_id": ' + b"9" * 5_000 + b"}",
        b"null",
        b'"text"',
        b"{}",
        b"{" + b"x" * 2_000_000,
        b"\x00",
        b"NaN",
    ],
    ids=["deep list", "deep object", "huge number", "null", "text", "empty", "huge line", "nul", "nan"],
)
def test_hostile_lines_cost_only_themselves(posts: Path, raw: bytes):
    posts.write_bytes(line("1").encode() + raw + b"\n" + line("2").encode())

    rows = found(posts)

    assert [type(row) for row in rows] == [Mention, Poison, Mention]
    assert len(rows[1].raw) <= 64 * 1024  # type: ignore[union-attr]


def test_a_huge_whole_number_is_a_good_id(posts: Path):
    posts.write_text(line(2**80))

    assert only(posts).native_id == str(2**80)


def test_bytes_that_are_no_text_and_half_surrogates_are_replaced(posts: Path):
    posts.write_bytes(
        line(text="@acme caf#").replace("#", "\xe9").encode("latin-1") + line("2", text="#").replace("#", "\\ud800 ok").encode()
    )

    assert [row.text for row in found(posts)] == ["@acme caf�", "� ok"]  # type: ignore[union-attr]


def test_texts_are_cleaned_for_storing_and_names_keep_to_one_line(posts: Path):
    posts.write_text(line(text="a\0b\r\nc", author_name="B\nob", url="javascript:alert(1)"))

    row = only(posts)

    assert (row.text, row.author_name, row.url) == ("ab\nc", "B ob", None)


def test_csv_is_read_by_its_header_with_quotes_and_line_breaks(table: Path):
    table.write_bytes(
        b"\xef\xbb\xbfnative_id,author,text,created_at,colour,rating\r\n"
        b'1,@jane,"hello, ""acme""\nsecond line",2026-11-20T10:00:00Z,red,5\r\n\r\n'
        b"2,@li,'=1+1,2026-11-20T10:00:00Z,,\r\n"
    )

    rows = list(read_rows(table, brand="acme"))

    assert [(number, row.text, row.rating) for number, _, row in rows if isinstance(row, Mention)] == [
        (2, 'hello, "acme"\nsecond line', 5.0),
        (5, "=1+1", None),
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_are_understood(table: Path, mark: str):
    table.write_text(mark.join(["native_id", "author", "text", "created_at"]) + "\n" + mark.join(["1", "@jane", "a, b", "2026-11-20"]))

    assert only(table).text == "a, b"


def test_columns_of_another_name_can_be_named(table: Path):
    table.write_text("id,user,body,when\n1,@jane,hello,2026-11-20\n")

    row = only(table, columns={"native_id": "id", "author": "user", "text": "body", "created_at": "when"})

    assert (row.native_id, row.author, row.text) == ("1", "@jane", "hello")


def test_a_bad_csv_row_costs_only_itself(table: Path):
    table.write_text(
        'native_id,author,text,created_at\n1,a,x,2026-11-20\n2,a\n3,"a"b,x,2026-11-20\n4,"open,x,2026-11-20\n5,a,x,2026-11-20\n'
    )

    rows = list(read_rows(table, brand="acme"))

    assert [(number, type(row)) for number, _, row in rows] == [(2, Mention), (3, Poison), (4, Poison), (5, Poison), (6, Mention)]


def test_csv_is_read_on_where_it_ended_with_the_header_of_its_start(table: Path):
    table.write_text('native_id,author,created_at,text\n1,a,2026-11-20,"x\ny"\n')
    _, window = visit(table)
    with table.open("a") as file:
        file.write("2,a,2026-11-20,z\nbad\n")

    pages, _ = visit(table, window)

    assert [m.native_id for m in mentions_of(pages)] == ["2"]
    assert [p.where for p in pages[0].poison] == ["line 5"]


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "put the mentions there"), ("id,words\n1,x\n", "no column native_id, author, created_at"), ('[{"a": 1}]', "one object a line")],
)
def test_a_file_that_cannot_be_used_is_an_error_that_says_what_to_do(table: Path, content: str | None, says: str):
    if content is not None:
        table.write_text(content)

    with pytest.raises(SourceError) as error:
        visit(table)

    assert says in str(error.value)
    assert str(table) in str(error.value)


def test_a_directory_or_a_device_is_refused(tmp_path: Path):
    for path in (tmp_path, Path("/dev/zero")):
        with pytest.raises(SourceError, match="not a regular file"):
            source(path).ping()


def test_an_empty_file_is_no_error(table: Path):
    table.write_text("")

    pages, window = visit(table)

    assert (mentions_of(pages), window.since) == ([], "0")


@pytest.mark.slow
def test_a_million_rows_cost_little_memory(posts: Path):
    import tracemalloc

    with posts.open("w") as file:
        file.writelines(line(str(i)) for i in range(100_000))
    tracemalloc.start()
    count = sum(1 for _ in read_rows(posts, brand="acme"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert count == 100_000
    assert peak < 8_000_000
