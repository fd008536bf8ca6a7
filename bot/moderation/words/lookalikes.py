"""Look-alikes: signs that look like Latin letters or digits, by what they are read as.

Made from confusables.txt of Unicode's security mechanisms (UTS #39, version 13.0): the signs that, without their marks,
have the skeleton of one or two Latin letters or digits, and that NFKC doesn't change. "1" stands for everything that
looks like I, l or 1, which share a skeleton. If only the other case of a sign looks like a letter, the sign is read as
that letter too. Added by hand: small capitals, letters on dark discs and squares, regional indicators, currency signs,
the dagger, outlined letters.

The data is © 1991-2020 Unicode, Inc., used under the Unicode License (https://www.unicode.org/license.txt).
"""

from typing import Final

SIGNS: Final = {
    "1": (
        "łƖƗƚǀȽɫɭɬΙІӀӏⱠⱡ۱ᛁ∣⏽ⱢⲒⲓⵏꓲ￨𐊊𐌉𐌠𖼨𝚰𝛪𝜤𝝞𝞘"
        "\u05c0\u05d5\u05df\u0625\u0627\u0661\u0673\u07ca\ufd3c"
        "\ufd3d\ufe87\ufe88\ufe8d\ufe8e\U0001e8c7\U0001ee00\U0001ee80"
    ),
    "10": "⏨",
    "11": ("ǁ‖∥𐆙\u05f0"),
    "1o": "Юю",
    "1s": "ʪ",
    "1t": "₶",
    "1z": "ʫ",
    "2": "ƧƨƻϨϩᒿꙄꙅꛯꝚꝛ",
    "3": "ƷȜȝɜʒЗзҘҙӠӡⳌⳍꝪꝫꞫ𑢪𑣊𖼻𝈆",
    "4": "Ꮞꮞ𑢯𑣏",
    "5": "Ƽ𑢻𑣛",
    "6": "бᏮⳒⳓꮾ𑣕",
    "7": "𐓒𐓺𑣆𝈒",
    "8": ("Ȣȣ৪੪ଃ𐌚\U0001e8cb"),
    "9": "৭੧୨൭ⳊⳋꝮꝯ𑢬𑢶𑣌𑣖",
    "a": "₳ɑΑαАаᎪᗅᴀẚ⍶⍺Ɑꓮꭺ𐊠𖽀𝚨𝛂𝛢𝛼𝜜𝜶𝝖𝝰𝞐𝞪🅐🅰🇦",
    "aa": "Ꜳꜳ",
    "ae": "ÆæӔӕ",
    "ao": "Ꜵꜵ",
    "ar": "🜇",
    "au": "Ꜷꜷ",
    "av": "ꜸꜹꜺꜻ",
    "ay": "Ꜽꜽ",
    "b": "฿ƀƁƂƃƄƅɃɓʙΒβБВЬвьѢѣҌҍᏏᏴᏼᑲᑳᖯᗷꓐꞴꞵꮟ𐊂𐊡𐌁𝚩𝛣𝜝𝝗𝞑🅑🅱🇧",
    "b1": "Ыы",
    "c": "₵Ƈƈ¢ȻȼϲϹСсҪҫᏟᴄ₡Ⲥⲥꓚꮯ𐊢𐌂𐐕𐐽𐔜𑣩𑣲🅒🅲🇨🝌",
    "d": "ÐðĐđƉƊƋƌɖɗԀԁᎠᏧᑯᗞᗪᴅ₫ꓒꓓꭰꮷ🅓🅳🇩",
    "dz": "ʣ",
    "e": "єЄɛƐƎǝɆɇΕεЕеҼҽҾҿᎬᴇ€℮⋿ⴹꓰꬲꭼ𐊆𑢦𑢮𑣎𝚬𝛦𝜠𝝚𝞔🅔🅴🇪",
    "f": "₣ʄƑƒϜϝՔքᖴᵮẝꓝꜰꞘꞙꬵ𐊇𐊥𐔥𑢢𑣂𝈓𝟊🅕🅵🇫",
    "g": "₲ƍƓǤǥɠɡɢԌԍՑցᏀᏳᏻᶃᶢꓖꞬꮐ🅖🅶🇬",
    "h": "ĦħɦʜΗЋНнћҢңҺһӇӈӉӊՀհᎻᏂᏲᏺᕼᵸℏⱧⱨⲎⲏꓧꚔꚕꞪꮋꮒ𐋏𝚮𝛨𝜢𝝜𝞖🅗🅷🇭",
    "i": "ıɨɩɪ˛ͺιіᎥᵻᵼι⍳⍸ꙆꙇꞮꭵ𑣃𝚤𝛊𝜄𝜾𝝸𝞲🅘🅸🇮",
    "j": "ɈɉʝͿϳЈјᎫᒍᴊꓙꞲꭻ🅙🅹🇯",
    "k": "ƘƙΚκКкҚқҞҟᏦᛕᴋ₭ⱩⱪⲔⲕꓗꝀꝁꮶ𐔘𝚱𝛫𝜥𝝟𝞙🅚🅺🇰",
    "l": "£ŁʟᏞᒪⳐⳑꓡꮮ𐐛𐑃𐔦𑢣𑢲𑣒𖼖𝈪🅛🅻🇱",
    "m": "ɱΜμϺϻМмӍӎᎷᗰᛖᴍᵯ₥ⱮⲘⲙꓟꮇ𐊰𐌑𑜀𑣣𝚳𝛭𝜧𝝡𝞛🅜🅼🇲",
    "mb": "🝫",
    "n": "ŊŋƝƞȠɲɳɴΝηՈՌոռᵰⲚⲛꓠ𐆎𐔓𝚴𝛈𝛮𝜂𝜨𝜼𝝢𝝶𝞜𝞰🅝🅽🇳",
    "o": (
        "ØøƟǾǿɵΘΟΣθοσϑϴОоѲѳӨөՕօ۵०০੦૦ଠ୦௦ం౦ಂ೦ംഠ൦ං๐໐ဝ၀ჿዐᎤᎾᏫᲿᴏᴑ⊖⊝⍬Ⲟⲟⴱⵁⵔ〇ꓳꝊꝋꬽꬾꭴꮎꮻ𐊒𐊫𐐄𐐬𐓂𐓪𐔖𑓐𑢨𑢵𑢷𑣈𑣗𑣠𝈚𝚯𝚶𝚹𝛉𝛐𝛔𝛝𝛩"
        "𝛰𝛳𝜃𝜊𝜎𝜗𝜣𝜪𝜭𝜽𝝄𝝈𝝑𝝝𝝤𝝧𝝷𝝾𝞂𝞋𝞗𝞞𝞡𝞱𝞸𝞼𝟅🅞🅾🇴🜔"
        "\u05e1\u0647\u0665\u06be\u06c1\u06d5\u06ff\u07c0\ufba6"
        "\ufba7\ufba8\ufba9\ufbaa\ufbab\ufbac\ufbad\ufcd9\ufee9"
        "\ufeea\ufeeb\ufeec\U0001ee24\U0001ee64\U0001ee84"
    ),
    "oe": "Œœ",
    "oo": "∞ꚘꚙꝎꝏ",
    "p": "₱ƤƥΡρϱРрᏢᑭᴘᵽ⍴ⱣⲢⲣꓑꮲ𐊕𝚸𝛒𝛠𝛲𝜌𝜚𝜬𝝆𝝔𝝦𝞀𝞎𝞠𝞺𝟈🅟🅿🇵",
    "q": "ʠԚԛԳԶգզⵕꞯ🅠🆀🇶",
    "qe": "🜀",
    "r": "ƦɌɍɼɽʀГгҒғᎡᎱᏒᖇᴦᵲⱤⲄⲅꓣꭇꭈꭱꮁꮢ𐒴𐓜𖼵𝈖🅡🆁🇷",
    "s": "§₴ƽʂЅѕՏտᏕᏚᵴꓢꜱꟅꮥꮪ𐊖𐐠𐑈𑢡𑣁𖼺🅢🆂🇸",
    "t": "†ŦŧƬƭƮȾʈΤτТтҬҭᎢᴛᵵ₮⊤⍡⟙ⱦⲦⲧꓔꭲ𐊗𐊱𐌕𑢼𖼊𝚻𝛵𝜯𝝩𝞣🅣🆃🇹🝨",
    "t3": "Ꜩꜩ",
    "tf": "ꝷ",
    "ts": "ʦ",
    "u": "ƲɄʉʋυՍսሀᏌᑌᴜᵾ∪⋃ꓴꞞꞟꭎꭒꮜ𐓎𐓶𑢸𑣘𖽂𝛖𝜐𝝊𝞄𝞾🅤🆄🇺",
    "ue": "ᵫ",
    "uo": "ꭣ",
    "v": ("νѴѵ۷Ꮩᐯᴠ∨⋁ⴸꓦꛟꮩ𐆗𐔝𑜆𑢠𑣀𖼈𝈍𝛎𝜈𝝂𝝼𝞶🅥🆅🇻🜈\u05d8\u0667"),
    "vb": "🝬",
    "w": "ƜɯѠѡѼѽԜԝԱաᎳᏔᴡ₩ꓪꝠꝡꮃꮤ𑓅𑜊𑜎𑜏𑣦𑣯🅦🆆🇼",
    "x": "Ӿӿ×ΧχХхҲҳᕁᕽ᙭᙮ᚷ╳⤫⤬⨯⨰ⲬⲭⵝꓫꞳꭓ𐆖𐊐𐊴𐌗𐌢𐔧𑣬𝚾𝛸𝜲𝝬𝞦🅧🆇🇽",
    "y": "¥ƔƳƴɎɏɣʏΓΥγϒУуҮүҰұყᎩᎽᲧᶌỾỿℽⲨⲩꓬꭚꭹꮍ𐊲𑢤𑣜𖽃𝚼𝛄𝛶𝛾𝜰𝜸𝝪𝝲𝞤𝞬🅨🆈🇾",
    "z": "ƵƶȤȥʐΖζᏃᴢᵶꓜꮓ𐋵𑢩𑣄𑣉𑣥𝚭𝛧𝜡𝝛𝞕🅩🆉🇿",
}
OUTLINED: Final = 0x1CCD6
"""Where Unicode 16 has outlined capitals; digits follow. NFKC changes these only where Python knows them."""
OUTLINED_SIGNS: Final = {chr(OUTLINED + n): letter for n, letter in enumerate("abcdefgh1jklmnopqrstuvwxyz0123456789")}
LOOKALIKES: Final = {sign: letters for letters, signs in SIGNS.items() for sign in signs} | OUTLINED_SIGNS
"""What each sign is read as."""
