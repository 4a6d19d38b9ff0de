"""Strangers' text: what is kept, what is shown, what is the same."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialwatch import text as t
from tests.helpers.timing import quickest_s

ANY = st.text(st.characters(exclude_categories=[])) | st.text(
    st.sampled_from(
        "a é\u0301\u0316\u0f71\ud800\0\r\n\t\u0085\u2028\x1b\x9b\u202e\u200b\u200c\u200d\ufe0f👨👩🏴🇸🇪1\u20e3क\u094d\u093fم\U000e0067\U000e007f\u034f\u3164'=+@＝"
    )
)
FAMILY = "👨‍👩‍👧‍👦"
WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"),
        ("a\0b", "ab"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("e\u0301", "é"),
        (FAMILY, FAMILY),
        ("\x1b[2J stays until it is shown", "\x1b[2J stays until it is shown"),
        ("Z" + "\u0300" * 100_000, "Z" + "\u0300" * 30),
        ("x" * 100_001, "x" * 100_000),
    ],
)
def test_what_is_kept_can_be_written_to_any_database(raw, kept):
    assert t.clean(raw) == kept


@given(ANY)
def test_cleaning_twice_changes_nothing_more(raw):
    once = t.clean(raw)

    assert t.clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\0\r\u0085\u2028\u2029")
    once.encode()


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b]52;c;cm0gLXJm\x1b\\", "␛]52;c;cm0gLXJm␛\\"),
        ("\x1b]0;PWNED\x07", "␛]0;PWNED␇"),
        ("\x1b[2J\x1b[H", "␛[2J␛[H"),
        ("\x1bP+q544e\x1b\\", "␛P+q544e␛\\"),
        ("\x9b31m", "\ufffd31m"),
        ("\x9d0;x\x9c", "\ufffd0;x\ufffd"),
        ("\x7f\0", "␡␀"),
        ("\u202egnp.exe", "‹RLO›gnp.exe"),
        ("\u2066\u2067\u2068\u2069\u200e\u200f\u061c", "‹LRI›‹RLI›‹FSI›‹PDI›‹LRM›‹RLM›‹ALM›"),
        ("app\u200ble \u2060\ufeff\u00ad\u200cx\u200dy", "apple xy"),
        ("Z" + "\u0300" * 100_000, "Z" + "\u0300" * 4),
        ("a\nb\u2028c\u2029d\u0085e\tf\r\ng", "a b c d e f g"),
        ("\v\f", "␋␌"),
        ("\ud800 \ue000 \u0378 \uffff", "\ufffd \ufffd \ufffd \ufffd"),
        ("[red]x[/foo] [@click=app.simulate_key('d')]", "[red]x[/foo] [@click=app.simulate_key('d')]"),
        (f"{FAMILY} 🇸🇪 1️⃣ ❤️ 👍🏽 🏴‍☠️ {WALES}", f"{FAMILY} 🇸🇪 1️⃣ ❤️ 👍🏽 🏴‍☠️ {WALES}"),
        ("می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("\U000e0067🏴", "🏴"),
        ("a\u3164b", "a b"),
        ("\U0001faff a newer emoji", "\U0001faff a newer emoji"),
    ],
)
def test_what_is_shown_moves_no_cursor_and_hides_nothing(raw, shown):
    assert t.printable(raw) == shown


def test_several_lines_keep_their_breaks_and_lose_their_tabs():
    assert t.printable("a\r\n\tb\u2028c\x1b", multiline=True) == "a\n    b\nc␛"


@given(ANY, st.booleans())
def test_showing_what_is_shown_changes_nothing_more(raw, multiline):
    once = t.printable(raw, multiline=multiline)

    assert t.printable(once, multiline=multiline) == once
    assert {unicodedata.category(c) for c in once.replace("\n", "") if not 0x1F000 <= ord(c) < 0x1FB00}.isdisjoint(
        {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    )
    assert multiline or "\n" not in once
    once.encode()


@pytest.mark.parametrize("raw", ["1", "é", "的", "\x1b", "क्षि", FAMILY, "a\u0300\u0316", "\u202e"])
def test_forty_thousand_characters_are_shown_in_no_time(raw):
    long = (raw * 40_000)[:40_000]

    assert quickest_s(lambda: t.printable(long)) < 0.5  # 20 ms of CPU on a quiet machine; what is quadratic takes many seconds


@pytest.mark.parametrize(
    ("raw", "width", "shown"),
    [
        ("hello", 5, "hello"),
        ("hello", 4, "hel…"),
        ("hello", 1, "…"),
        ("hello", 0, ""),
        ("", 3, ""),
        ("café", 3, "ca…"),
        ("的的的", 6, "的的的"),
        ("的的的", 5, "的的…"),
        ("的的的", 4, "的…"),
        (f"{FAMILY}{FAMILY}", 4, f"{FAMILY}{FAMILY}"),
        (f"{FAMILY}{FAMILY}x", 4, f"{FAMILY}…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("🇸🇪🇸🇪", 3, "🇸🇪…"),
    ],
)
def test_a_text_is_cut_between_what_the_eye_takes_for_characters(raw, width, shown):
    assert t.fit(raw, width) == shown


@given(ANY.map(t.printable), st.integers(0, 30))
def test_what_is_cut_fits(raw, width):
    assert t.cells(t.fit(raw, width)) <= width
    assert t.fit(raw, width) == raw or t.cells(raw) > width or width == 0


@pytest.mark.parametrize(
    ("raw", "width", "lines"),
    [
        ("", 10, [""]),
        ("short", 10, ["short"]),
        ("the kettle leaks again", 12, ["the kettle", "leaks again"]),
        ("the kettle leaks again and again", 12, ["the kettle", "leaks again…"]),
        ("https://example.com/a/long/address", 20, ["https://example.com", "/a/long/address"]),
        ("的的的的的", 5, ["的的", "的的…"]),
        ("word", 0, [""]),
        ("的的", 1, ["…"]),
    ],
)
def test_a_text_is_broken_between_words_and_the_last_line_is_cut(raw, width, lines):
    assert t.wrapped(raw, width, most=2) == lines


@given(ANY.map(t.printable).map(t.one_line), st.integers(0, 30), st.integers(1, 4))
def test_broken_lines_fit_and_lose_nothing_but_what_is_cut_at_the_end(raw, width, most):
    lines = t.wrapped(raw, width, most=most)

    assert 1 <= len(lines) <= most
    assert all(t.cells(line) <= width for line in lines)
    whole, shown = "".join(raw.split()), "".join("".join(lines).split())
    assert shown == whole or whole.startswith(shown.removesuffix("…"))


@pytest.mark.parametrize(
    "raw",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(1)",
        "@acme",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "  =1",
        "\xa0=1",
        "\0=1",
        " \tx",
        "'=1",
        "'x",
    ],
)
def test_what_a_spreadsheet_could_take_for_a_formula_is_guarded(raw):
    assert t.spreadsheet_cell(raw) == f"'{raw}"


@pytest.mark.parametrize("raw", ["", "1", "a=1", "the @acme kettle", "  plain", "don't", "é"])
def test_what_is_no_formula_stays_as_it_is(raw):
    assert t.spreadsheet_cell(raw) == raw


@given(ANY)
def test_a_guarded_cell_gives_its_text_back(raw):
    assert t.spreadsheet_text(t.spreadsheet_cell(raw)) == raw


@given(st.text())
def test_a_cell_that_was_never_guarded_loses_at_most_its_guard(raw):
    assert t.spreadsheet_text(raw) in {raw, raw[1:]}


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<p>I &lt;3 it <b>so</b> much</p><p>second<br>line</p>", "I <3 it so much\n\nsecond\nline"),
        ("<ul><li>one</li><li>two</ul>", "• one\n• two"),
        ('<a href="https://e.org/x"><span class="invisible">https://</span><span>e.org/</span>x</a>', "https://e.org/x"),
        ('<p title="a > b">x</p>', "x"),
        ("I <3 you, a < b > c", "I <3 you, a < b > c"),
        ("a<script>alert(1)</script>b<STYLE>p{}</STYLE >c<!-- d -->e", "abce"),
        ("a<script>never closed", "a"),
        ("a<!-- never closed", "a"),
        ("<svg/onload=alert(1)>x", "x"),
        ("&amp;&#38;&#x26;&#0000000038;&nbsp;&eacute;&bogus;", "&&&&\xa0é&bogus;"),
        ("&#" + "9" * 5000 + ";&#x" + "f" * 5000 + ";&#55296;", "\ufffd\ufffd\ufffd"),
        ("  many \n\n blanks  ", "many blanks"),
        ("", ""),
    ],
)
def test_html_becomes_the_words_that_a_reader_sees(html, plain):
    assert t.html_to_text(html) == plain


@pytest.mark.parametrize(
    "unit", ["<a ", "<", "</", "<!--", "<a a='", '<a "', "<a/", "<script>", "<script ", "&#1", "&", "<p> ", "<!-- --!", "<![CDATA["]
)
def test_html_made_to_stall_a_parser_does_not(unit):
    assert quickest_s(lambda: t.html_to_text(unit * (300_000 // len(unit)))) < 3  # what stalls a parser takes minutes


@given(st.text(st.sampled_from("<>!-/a p'\"=&#x1;\n")))
def test_any_html_has_some_text(html):
    assert isinstance(t.html_to_text(html), str)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("CAFÉ", "cafe"),
        ("Straße", "strasse"),
        ("ａｐｐｌｅ", "apple"),
        ("ﬁne", "fine"),
        ("が", "が"),
        ("क्षि", "क्षि"),
        ("שָׁלוֹם", "שלום"),
        ("İ", "i"),
    ],
)
def test_what_differs_in_case_or_accents_is_the_same(raw, folded):
    assert t.fold(raw) == folded


@given(ANY)
def test_folding_twice_changes_nothing_more(raw):
    assert t.fold(t.fold(raw)) == t.fold(raw)


def test_words_are_folded_and_without_punctuation():
    assert t.words("I don’t LIKE it: the «Café»_kettle, 2 lids! हिन्दी भाषा") == [
        *("i", "don't", "like", "it", "the", "cafe", "kettle", "2", "lids"),
        *("हिन्दी", "भाषा"),
    ]


def test_one_line_has_single_spaces():
    assert t.one_line(" a\n\tb \u3000 c ") == "a b c"


@pytest.mark.parametrize("handle", ["@аpple", "@app\u200ble", "@ａｐｐｌｅ", "@APP1E", "@αpple", "@àpple"])
def test_a_handle_that_can_be_taken_for_ours_is_a_lookalike(handle):
    assert t.is_lookalike(handle, ["@Apple"])


def test_a_swindler_with_a_nought_is_a_lookalike_of_support():
    assert t.is_lookalike("SUPP0RT", ["support"])
    assert t.is_lookalike("@acrne", ["@acme"])


@pytest.mark.parametrize("handle", ["@apple", "@APPLE", "@jane", "@apple_pie", ""])
def test_our_own_handle_and_any_other_is_none(handle):
    assert not t.is_lookalike(handle, ["@Apple"])
