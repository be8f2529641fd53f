"""What the handbook calls what stands in channel files, in German; what is not listed goes by its own name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

Words = Mapping[str, str]


def _words(**words: str) -> Words:
    return MappingProxyType(words)


GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Netzwerke und Profile": ("feed", "local"),
        "Kurznachrichten": ("microblog",),
        "Bilder und Videos": ("picture", "video"),
        "Messenger und E-Mail": ("message", "mail"),
        "Blogs und Artikel": ("article",),
    }
)
"""The overview's groups, and the kinds of channels in each."""

FORMATS: Words = _words(
    post="Beitrag",
    thread="Thread",
    article="Artikel",
    document="Dokument",
    event="Veranstaltung",
    offer="Angebot",
    update="Neuigkeit",
    feed="Beitrag",
    carousel="Karussell",
    story="Story",
    mail="E-Mail",
    video="Video",
    short="kurzes Video",
    photo="Fotos",
    community="Community-Beitrag",
    channel="Kanal",
    status="Status",
    broadcast="Liste",
    profile="eigenes Profil",
    page="Unternehmensseite",
)

FIELDS: Words = _words(
    text="Text",
    title="Titel",
    description="Beschreibung",
    subject="Betreff",
    preheader="Vorschauzeile",
    html="Text als HTML",
    tags="Stichwörter",
    link="Link",
    canonical="Originaladresse",
    slug="Kurzname",
    start="Beginn",
    end="Ende",
    place="Ort",
    first_comment="Erster Kommentar",
)
"""Fields for which the channel's file names no label of the platform."""

FILLS: Words = _words(
    text="der Text, den Litfass schreibt",
    title="der Titel des Beitrags",
    sober_title="der Titel ohne Ausrufezeichen und Emojis",
    description="die Beschreibung",
    subject="der Titel des Beitrags",
    preheader="der Anfang der Beschreibung",
    html="der Text mit Absätzen, Listen und Links",
    link="die Adresse des Beitrags",
    canonical="die Adresse des Beitrags, ohne Anhang",
    slug="der kurze Name in der Adresse",
    tags="die Stichwörter, dann die Themen",
    mentions="die Partner, die der Beitrag nennt",
    start="der Beginn des Termins im Beitrag",
    end="das Ende des Termins im Beitrag",
    place="der Ort des Termins im Beitrag",
)
"""What fills a field by itself; only the writer can fill one that is not listed here."""

UNITS: Words = _words(
    utf16="Jeder Buchstabe, jedes Leerzeichen und jedes Zeilenende zählt 1, ein Emoji meist 2. Emojis aus mehreren "
    "Teilen, etwa eine Familie, zählen mehr.",
    grapheme="Alles, was man als ein Zeichen sieht, zählt einmal, auch ein Emoji.",
    codepoint="Jedes Zeichen zählt einmal; ein zusammengesetztes Emoji zählt jeden seiner Teile.",
    byte="Hier zählen Bytes, nicht Zeichen: ä, ö, ü und ß sind zwei, ein deutsches Anführungszeichen drei, ein Emoji "
    "meist vier und mehr.",
    x_weighted="Jeder Link zählt 23, jedes Emoji 2.",
    mastodon_weighted="Jeder Link zählt 23, jedes Emoji 1. Von einer Erwähnung zählt nur der Name vor dem zweiten @.",
    threads_weighted="Ein Emoji zählt so viel, wie es Bytes hat: meist vier, zusammengesetzt auch über zwanzig.",
    utf16_visible="Auszeichnungen wie `<b>` zählen nicht mit.",
)
"""How a unit counts."""

PRESETS: Words = _words(
    landscape="Querformat",
    square="Quadrat",
    portrait="Hochformat",
    story="Ganzer Bildschirm, hochkant",
    cover="Titelbild",
    header="Kopfbild",
    feature="Titelbild",
    featured="Titelbild",
    content="Bild im Text",
    thumbnail="Vorschaubild",
)

BLOCKS: Words = _words(
    headline="Titel als erste Zeile",
    hook="Anfang",
    punch="kurzer Schlusssatz",
    ending="Termin oder Einladung",
    link="Zeile mit dem Link",
    profile="Hinweis auf den Link im Profil",
    question="Frage am Schluss",
    chapters="Kapitel mit Zeiten",
    mentions="wen der Beitrag erwähnt",
)
"""Blocks of a text whose words do not depend on an amount."""

CLOSINGS: Words = _words(ending="Termin, Einladung", question="Frage", punch="kurzer Satz")
"""The blocks of which a text has one at most, where the house likes several."""

SHORT: Words = _words(
    headline="Titel",
    hook="Anfang",
    support="Gedanken",
    points="Liste",
    punch="Schlusssatz",
    ending="Einladung",
    question="Frage",
    chapters="Kapitel",
    mentions="Erwähnungen",
    hashtags="Hashtags",
)
"""Blocks that give way."""

FACTS: Words = _words(
    limit="Länge",
    advice="empfohlene Länge",
    fold="Zeichen vor „mehr“",
    required="Pflichtfeld",
    label="Namen der Felder",
    fill="Inhalt",
    kind="Inhalt",
    choices="Auswahl",
    default="Auswahl",
    most="Anzahl",
    each="Länge je Stichwort",
    form="Schreibweise",
    joint="Trennzeichen",
)
"""What a fact about a field says."""

TAKES: Words = _words(
    links="Zahl der Links",
    hashtags="Zahl der Hashtags",
    mentions="Zahl der Erwähnungen",
    refuses="verbotene Zeichen",
    phones="Telefonnummern",
    detect="was zum Link wird",
    shown="gekürzte Links",
)

DOCUMENT: Words = _words(
    kinds="Art des Dokuments",
    size="Seitenmaße des Dokuments",
    pages="Seitenzahl des Dokuments",
    bytes="Größe des Dokuments",
)
"""What a fact about a file of pages says."""

LIKES: Words = _words(
    hashtags="Hashtags",
    length="Länge",
    emoji="Emojis",
    compose="Aufbau",
    shrink="Aufbau",
    number="Nummern",
    slides="Folien",
    utm_source="Name in der Statistik",
    utm_medium="Name in der Statistik",
)
"""What a fact about our taste says."""

CONFIDENCE: Words = MappingProxyType(
    {
        "A": "Offiziell, vom Anbieter selbst",
        "B": "Gute fremde Quelle",
        "C": "Schwache Quelle",
        "M": "Aus dem Gedächtnis, noch nicht geprüft",
    }
)

_NUMBERS = ("null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")


def number(amount: int) -> str:
    """An amount as German running text has it: in a word up to twelve, else with dots ("3.000")."""
    return _NUMBERS[amount] if amount < len(_NUMBERS) else figure(amount)


def alone(amount: int, one: str) -> str:
    """An amount without its noun, whose gender is that of `one` ("einer", "eines")."""
    return one if amount == 1 else number(amount)


def figure(amount: int) -> str:
    """An amount in figures, with dots between thousands."""
    return f"{amount:,}".replace(",", ".")


def counted(amount: int, one: str, many: str) -> str:
    """ "1 Bild", "20 Bilder", "" for none."""
    return f"{figure(amount)} {one if amount == 1 else many}" if amount else ""


def amounts(limits: Mapping[str, int]) -> str:
    """ "300 Zeichen und 3.000 Bytes"; how a unit counts stands in `UNITS`."""
    return joined([f"{figure(amount)} {'Bytes' if unit == 'byte' else 'Zeichen'}" for unit, amount in limits.items()])


def size(amount: int) -> str:
    """Bytes of a file: "5 MB", "16,8 MB" (to one place), "976 kB" (rounded down)."""
    if amount >= 1_000_000:
        return f"{amount / 1_000_000:.1f}".removesuffix(".0").replace(".", ",") + " MB"
    return f"{amount // 1000} kB"


def joined(words: Sequence[str], last: str = "und") -> str:
    """ "a, b und c"."""
    return f" {last} ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])
