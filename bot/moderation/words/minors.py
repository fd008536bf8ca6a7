"""Minors: the rule that is always on. It refuses requests that mention minors and sex together.

Neither is refused alone: "a child in the garden" and "a nude statue" are fine. Words that also have harmless meanings,
such as "girl", "minor" or German "Kind", count only in phrases that leave no doubt. Terms are found like the words of
any rule, so a disguise doesn't hide them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from bot.moderation.words.rules import Action, Kind, Rule, globs_of, words_of

PROTECTED: Final = Rule(0, "minors", Kind.WORDS, Action.REFUSE)
"""The rule as it appears in hits and verdicts; no other rule has its id."""


class Concern(StrEnum):
    """What a term mentions."""

    MINORS = "minors"
    SEX = "sex"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that mention a concern; None if they are harmless as a whole, even if words within them aren't."""

    words: tuple[str, ...]
    concern: Concern | None


MINORS: Final = (
    # English, and what is used everywhere
    "child, children, childs, kid, kids, kiddie, kiddo, toddler, toddlers, infant, infants, baby, babies, newborn, "
    "newborns, preteen, preteens, pre teen, pre teens, preschooler, preschoolers, kindergartener, kindergartner, "
    "tween, tweens, teen, teens, teenage, teenaged, teenager, teenagers, underage, underaged, under aged, "
    "under age, prepubescent, pubescent, prepubertal, juvenile, juveniles, schoolgirl, schoolgirls, schoolboy, "
    "schoolboys, school girl, school girls, school boy, school boys, schoolchild, schoolchildren, school kid, "
    "school kids, little girl, little girls, little boy, little boys, small girl, small girls, small boy, "
    "small boys, young girl, young girls, young boy, young boys, tiny girl, tiny boy, baby girl, baby boy, "
    "minor girl, minor boy, minors, elementary student, elementary schooler, middle schooler, primary schooler, "
    "child like, childlike, loli, lolis, lolicon, lolita, shota, shotas, shotacon, toddlercon, jailbait, "
    # German
    "kinder, kindes, kindern, ein kind, das kind, nacktes kind, nackte kind, kleines kind, kleinkind, kleinkinder, "
    "säugling, säuglinge, babys, minderjährig*, kleines mädchen, kleine mädchen, kleinen mädchen, junges mädchen, "
    "junge mädchen, kleiner junge, kleinen jungen, kleine jungs, schulmädchen, schuljunge, schulkind, schulkinder, "
    "grundschüler*, teenie, teenies, jugendliche, jugendlicher, jugendlichen, vorpubertär*, "
    # French
    "enfant, enfants, fillette, fillettes, petite fille, petites filles, petit garçon, petits garçons, garçonnet, "
    "bébé, bébés, mineure, mineures, écolière, écolières, écolier, collégienne, adolescente, adolescent, "
    "adolescents, "
    # Spanish, Portuguese, Italian
    "niño, niña, niños, niñas, menor de edad, menores de edad, colegiala, colegialas, bebé, bebés, adolescentes, "
    "criança, crianças, menino, menina, meninos, meninas, menor de idade, bebê, bebês, adolescente, bambino, "
    "bambina, bambini, bambine, minorenne, minorenni, ragazzina, ragazzino, neonato, neonata, scolaretta, "
    # Dutch, Polish, Turkish
    "kleuter, kleuters, peuter, kinderen, klein meisje, kleine jongen, minderjarig*, schoolmeisje, tiener, "
    "tieners, dziecko, dzieci, dziewczynka, dziewczynki, nieletnia, nieletni, niemowlę, çocuk, çocuklar, "
    "küçük kız, "
    # Russian, Ukrainian
    "ребенок, ребёнок, ребенка, ребёнка, дети, детей, девочка, девочки, девочку, девочек, мальчик, мальчика, "
    "малыш, младенец, подросток, подростки, школьница, школьницы, школьник, несовершеннолетн*, лоли, лоликон, "
    "дитина, дівчинка, "
    # Japanese, Chinese, Korean, Arabic
    "子供, 子ども, こども, 幼女, 幼児, 少女, 少年, 児童, 小学生, 中学生, 未成年, 女児, 男児, 赤ちゃん, ロリ, "
    "ショタ, 儿童, 兒童, 孩子, 小孩, 女童, 男童, 婴儿, 嬰兒, 萝莉, 蘿莉, 正太, *아이*, *어린이*, *미성년*, "
    "*초등학생*, *중학생*, *여중생*, *로리*, طفل, طفلة, أطفال, قاصر"
)
SEX: Final = (
    # English, and what is used everywhere
    "nude, nudes, nudity, naked, nakedness, topless, bottomless, unclothed, undressed, undressing, nsfw, sex, "
    "sexy, sexual, sexually, sexualized, sexualised, erotic, erotica, eroticism, porn, porno, pornographic, "
    "pornography, hentai, ecchi, lewd, lewds, xxx, rule34, fetish, kinky, bdsm, orgasm, orgasmic, intercourse, "
    "masturbat*, genital, genitals, genitalia, penis, vagina, vulva, nipples, nipple, breasts, boobs, tits, "
    "buttocks, lingerie, seductive, seductively, provocative pose, without clothes, no clothes, wearing nothing, "
    "without clothing, no clothing, no pants, no panties, panties, striptease, aroused, horny, cum, cumshot, "
    "blowjob, handjob, rape, raped, molest*, incest, pedophil*, paedophil*, pussy, cunt, fuck, fucks, fucked, "
    "fucking, "
    # German
    "nackt, nackte, nackter, nacktes, nackten, nacktheit, nacktbild, nacktbilder, unbekleidet*, ausgezogen, "
    "entblößt*, sexuell*, erotik, erotisch*, porno, pornos, pornografie, pornografisch*, unzüchtig*, dessous, "
    "brüste, ohne kleidung, ohne kleider, vergewaltig*, "
    # French
    "nue, nues, enfant nu, enfants nus, garçon nu, dénudé*, déshabillé*, sexe, sexuel*, érotique*, porno, "
    "pornographi*, "
    # Spanish, Portuguese, Italian
    "desnudo, desnuda, desnudos, desnudas, sexo, erótico, erótica, pornografía, sin ropa, nua, nuas, pelada, "
    "peladas, pornô, sem roupa, nudo, nuda, nudi, nude, erotico, erotica, sesso, sessuale, senza vestiti, "
    # Dutch, Polish, Turkish
    "naakt, naakte, seks, seksueel, erotisch, nagie, erotyczn*, çıplak, "
    # Russian, Ukrainian
    "голый, голая, голое, голые, голую, голого, голых, обнажен*, обнажён*, секс, порно, эротика, эротич*, хентай, "
    # Japanese, Chinese, Korean, Arabic
    "裸, 全裸, ヌード, エロ, セックス, ポルノ, エッチ, 性的, 性器, 下着姿, 色情, 性感, 性爱, 性愛, 脱衣, *누드*, "
    "*알몸*, *섹스*, *야한*, *포르노*, عاري, عارية, جنس, إباحي*"
)
HARMLESS: Final = (
    "naked mole rat, naked mole rats, naked eye, naked tree, naked trees, naked branches, naked flame, naked cat, "
    "sexy car, sexy cars, sexy sports car, baby dragon, baby dragons, baby blue, baby pink, baby animal, "
    "baby animals, baby elephant, baby elephants, baby fox, baby cat, baby bird, baby birds, baby yoda, "
    "baby groot, baby penguin, baby turtle, baby bear, baby deer, baby goat, baby owl, baby breath, babys breath, "
    "baby grand, baby oil, baby mole rat, baby mole rats, inner child, child proof, billy the kid, brain child, "
    "sex pistols, blue tits, blue tit, great tit, great tits, chicken breasts, turkey breasts, duck breasts, "
    "cum laude, pussy willow, pussy willows, pussy cat, no nudity, teenage mutant ninja turtles, kid goat, "
    "kid gloves, infant jesus, rape seed, rape field"
)
NUMBERS: Final = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen",
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn",
}
"""Ages of minors in words. Only whole words are found, so "seven" isn't found in "seventy"."""
AGES: Final = {
    "en": ("{} year old", "{} years old", "{} year olds", "{}yearold", "{} yo", "age {}", "aged {}"),
    "de": ("{}jährig*", "{} jahre alt", "{} jährig*"),
}
AGE: Final = re.compile(
    r"(?<![\d.,])(?:1[0-7]|[1-9])(?:[\s._-]{0,3}(?:"
    r"(?:years?|yrs?)[\s._-]{0,3}olds?|y[\s./]{0,2}o\b|yrs?\b|jahre?[\s._-]{1,3}alt|jährig|jaar\b|ans\b|años\b|anos\b"
    r"|anni\b|лет\b|года?\b|років\b|yaşında)|[\s]{0,2}(?:歳|才|岁|歲|살|세))"
    r"|\b(?:aged?|alter|âge|edad|età)[\s:=]{1,3}(?:of\s)?(?:1[0-7]|[1-9])(?![\d:.,/]|\s?(?:\+|years? (?:ago|later)))\b"
    r"|\b(?:under|below|unter)[\s-]{1,2}(?:18|eighteen|achtzehn)\b"
)
"""Ages of minors in digits. Every repetition is bounded, so the search stays fast."""


def ages(exact: str) -> Iterator[tuple[int, int]]:
    """Where a text, as it is read, gives a minor's age in digits."""
    return (found.span() for found in AGE.finditer(exact))


@cache
def terms() -> tuple[Term, ...]:
    """All terms, made once because they never change."""
    spelled = {MINORS: Concern.MINORS, SEX: Concern.SEX, HARMLESS: None}
    found = [Term(words(text), concern) for listed, concern in spelled.items() for text in listed.split(", ")]
    for language, numbers in NUMBERS.items():
        for form in AGES[language]:
            found += [Term(words(form.format(number)), Concern.MINORS) for number in numbers.split()]
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words of a term."""
    if "*" in text:
        return tuple(word for part in text.split() for word in globs_of(part))
    return words_of(text)
