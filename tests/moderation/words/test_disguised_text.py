"""Texts that were encoded, turned around or put upside down are read as what they are, besides as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.disguised_text import undisguised
from bot.moderation.words.matcher import Matcher
from bot.moderation.words.rules import parse_rules
from tests.moderation.words.evasions import listed

MATCHER = Matcher.compile(parse_rules("refuse: castle\nlog: dog\nlog: c?t"))


@pytest.mark.parametrize(
    "text",
    [
        *("&#99;astle", "c&#x61;stle", "c&shy;astle", "ca&zwnj;stle", "cas&nbsp;tle", "&amp;#99;astle", "cast&#108e"),
        *("%63%61stle", "%2563astle", "%D1%81astle", "\\u0063astle", "\\u{63}astle", "\\x63astle", "U+0063 astle"),
        *("c\\a\\s\\t\\l\\e", "cas\\tle", "cas\\(\\)tle", "ca(st:1.2)le", "c<b>as</b>tle", "cas<br>tle", "cas/**/tle"),
        *("cas<!-- -->tle", "cas<lora:x:1>tle", "cas<:a:123>tle", "[cas:tle:0.5]", "[cas|tle]", "{c}{a}{s}{t}{l}{e}"),
        *(
            "ǝʃʇsɐɔ",
            "ǝlʇsɐɔ",
            "ɔɐsʇlǝ",
            "\u202eeltsac",
            "匚卂丂ㄒㄥ乇",
            "ᑕᗩᔕTᒪE",
            "ςครtɭє",
            "ፈልነፕረቿ",
            "₵₳$₮Ⱡɇ",
            "ƈąʂɬƖɛ",
        ),
        *("саѕтле", "ϲаѕtӏҽ", "ᏟᎪᏚᎢᏞᎬ", "🇨🇦🇸🇹🇱🇪", "🄲🄰🅂🅃🄻🄴", "⒞⒜⒮⒯⒧⒠", "ᶜᵃˢᵗˡᵉ", "cₐₛₜₗₑ", "c⃣a⃣s⃣tle", "caﬆle", "caſtle"),
        *(
            "cas\u2800tle",
            "cas\u3164tle",
            "cas\uffa0tle",
            "c\ufff9a\ufffas\ufffbtle",
            "cas\u180etle",
            "cas\U0001d173tle",
        ),
        *(
            "cas\u2028tle",
            "cas\u00a0tle",
            "cas\u3000tle",
            "cas\x00tle",
            "cas\x7ftle",
            "cas\ufffctle",
            "\u2067cas\u2069tle",
        ),
        *("c\ufe0fa\ufe0es\ufe01t\U000e0100le", "c\u0301\u0316\u0489a\u20dd\u0336stle", "c🔥a🔥s🔥t🔥l🔥e", "cas🔥tle"),
        *(
            "cas,tle",
            "cas\ntle",
            "cas\ttle",
            "cas tle",
            "cas  tle",
            "cas|tle",
            "cas/tle",
            'cas"tle',
            "cas||tle",
            "c**as**tle",
        ),
    ],
)
def test_a_word_is_found_however_its_text_is_disguised(text: str) -> None:
    found = {hit.rule.pattern: (hit.start, hit.end) for hit in MATCHER.check(f"a {text} at night")}
    start, end = found["castle"]
    assert 2 <= start < end <= 2 + len(text)


def test_a_word_spelled_in_another_way_than_the_letters_before_it_is_found_by_a_pattern() -> None:
    assert [hit.rule.pattern for hit in MATCHER.check("c a t d-o-g")] == ["c?t", "dog"]


SHORT = "ass cum sex tit tits anal rape cock dick hoe cunt fag hell slut piss shit rapist paki nazi"
STRANGE = ["AT&T, R&B, 50% off", "山水画 千山", "ไทย ภาษาไทย", "сук, пас, кит, дом"]


def test_in_usual_prompts_no_short_rude_word_is_found() -> None:
    matcher = Matcher.compile(parse_rules("".join(f"refuse: {rule}\n" for rule in SHORT.split())))
    alarms = []
    for text in (*listed("prompts.txt"), *listed("innocents.txt"), *STRANGE):
        openly = {word.strip(".,:") for word in text.lower().split()}
        alarms += [(hit.rule.pattern, text) for hit in matcher.check(text) if hit.rule.pattern not in openly]
    assert alarms == []


@given(st.text(st.sampled_from("ab&#;%6\\ux{}<>/*ɐɔǝ匚卂丂\u202e\u202c1 "), max_size=40) | st.text())
def test_every_sign_has_a_place_in_what_was_typed(text: str) -> None:
    for signs, places in undisguised(text):
        assert len(signs) == len(places)
        assert all(0 <= place < len(text) for place in places)
