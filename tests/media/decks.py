"""Decks and brands for tests: a deck as posts give it, one with everything odd, and three dresses."""

from __future__ import annotations

from tests.media.brands import PALETTES

from litfass.media.dress import Dress
from litfass.media.lettering import Type
from litfass.media.poster import Poster
from litfass.model import Closing, Deck, Slide

LINK = "https://magazin.example/blog/drei-stufen/?utm_source=instagram&utm_medium=social&utm_campaign=drei-stufen"
CLOSING = Closing(
    ("Weniger Kanäle,", "mehr Sie."),
    "Welchen Kanal würden Sie als ersten streichen?",
    "Link im Profil",
    LINK,
    "magazin.example/blog/drei-stufen",
)
PLAIN = Deck(
    title="Drei Stufen statt zehn Kanäle",
    slides=(
        Slide(text="Zehn Logos klebten an der Ladentür, und hinter sieben davon war niemand zu Hause."),
        Slide(title="Muss: Dort antwortet jemand", text="Ein Muss-Kanal bekommt jeden Ihrer Beiträge.", number="1"),
        Slide(
            title="In zwanzig Minuten sortiert",
            lines=("Alle Konten aufschreiben", "Nachsehen, wo zuletzt jemand geschrieben hat", "Den Rest verteilen"),
            ordered=True,
        ),
        Slide(
            title="Was noch hilft",
            lines=("Ein Stativ, das nicht wackelt", "Eine ruhige halbe Stunde"),
            over="Drei Stufen statt zehn Kanäle",
        ),
    ),
    closing=CLOSING,
    category="Kanäle",
    name="Litfass Magazin",
    onward="weiter",
)
ODD = Deck(
    title='</text><script>alert(1)</script> #import "x" & „Ä“',
    slides=(
        Slide(title="Rechtsschutzversicherungsgesellschaften", text="Donaudampfschifffahrtskapitän 😀 " * 4),
        Slide(title="#eval(1) $x$ \\u{41} *fett* _schräg_", text="// weg /* auch */ @ref <label> [Klammer] ~ --- ..."),
        Slide(title="שלום עולם", text="a\u0000b\ud800c\u202e umgekehrt \u2028 neue Zeile\x07", number="99"),
        Slide(title="漢字", lines=("漢字", "#let x = 1", "</svg><image href='https://boese.example/'/>")),
    ),
    closing=Closing((), "", "Zum Beitrag", f"https://magazin.example/{'sehr-' * 30}", f"magazin.example/{'a' * 80}"),
    category="Bürokratieentlastungsgesetz und andere lange Wörter ohne Ende",
    name="Schornsteinfegermeisterbetrieb Müller-Lüdenscheidt & Söhne GmbH & Co. KG",
    label="Anzeige",
    onward="weiter",
)  # fmt: skip


def dress(type_: Type, brand: str = "litfass", ground: int = 0, motif: int = 0) -> Dress:
    """A dress in one of the brands, with the ground and motif of that place."""
    return Dress(type_, PALETTES[brand], Poster("Drei Stufen", ground=ground, motif=motif, seed=3))
