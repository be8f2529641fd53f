"""What the page says where no script runs, and what it calls formats and fields, in German and English."""

from __future__ import annotations

from dataclasses import dataclass

from litfass.channels.handbook.german import FIELDS, FORMATS


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the page in one language."""

    desk: str
    lead: str
    plain: str
    alone: str
    pictures: str
    files: str
    alt: str
    older: str
    part: str
    locked: str
    without: str
    password: str
    show: str
    unlock: str
    opening: str
    wrong: str
    insecure: str
    missing: str
    from_file: str


GERMAN = Words(
    desk="Pult",
    lead="Alle Texte zum Kopieren, für jeden Kanal.",
    plain="Ihr Browser führt auf dieser Seite kein JavaScript aus. Sie können hier alle Texte lesen, markieren und "
    "kopieren; Knöpfe und Termine gibt es nur mit JavaScript.",
    alone="Noch gibt es kein Päckchen. Sobald ein Beitrag ein Datum hat, liegt er nach dem nächsten Bauen hier.",
    pictures="Bilder",
    files="Dateien",
    alt="Alternativtext",
    older="Ältere Beiträge ohne Päckchen",
    part="Teil {n} von {all}",
    locked="Dieses Pult ist abgeschlossen. Es öffnet sich mit dem Passwort Ihrer Firma.",
    without="Zum Öffnen braucht Ihr Browser JavaScript.",
    password="Passwort",
    show="Passwort zeigen",
    unlock="Öffnen",
    opening="Wird geöffnet …",
    wrong="Das Passwort passt nicht. Prüfen Sie Groß- und Kleinschreibung, und versuchen Sie es noch einmal.",
    insecure="Ihr Browser öffnet das Pult nur über eine sichere Verbindung. Die Adresse muss mit https:// beginnen.",
    missing="Ein Teil des Pults ließ sich nicht laden. Prüfen Sie die Verbindung, und laden Sie die Seite neu.",
    from_file="Das abgeschlossene Pult öffnet sich nur von einem Webserver aus. Auf diesem Rechner liegt das offene "
    "Pult im Ordner der Päckchen: index.html.",
)
ENGLISH = Words(
    desk="Desk",
    lead="Every text, ready to copy, for each channel.",
    plain="Your browser runs no JavaScript on this page. You can read, select and copy every text here; buttons and "
    "due dates need JavaScript.",
    alone="There is no bundle yet. As soon as a post has a date, the next build puts it here.",
    pictures="Pictures",
    files="Files",
    alt="Alternative text",
    older="Older posts without a bundle",
    part="part {n} of {all}",
    locked="This desk is locked. Your company's password opens it.",
    without="To open it, your browser needs JavaScript.",
    password="Password",
    show="Show password",
    unlock="Open",
    opening="Opening …",
    wrong="The password does not fit. Check capital and small letters, and try again.",
    insecure="Your browser opens the desk over a secure connection only. The address must begin with https://.",
    missing="A part of the desk could not be loaded. Check the connection, and load the page again.",
    from_file="The locked desk opens from a web server only. On this machine the open desk lies in the folder of the "
    "bundles: index.html.",
)


def words_of(language: str) -> Words:
    """The words of a language: German for `de`, else English."""
    return GERMAN if _is_german(language) else ENGLISH


def format_label(name: str, language: str) -> str:
    """What people call a format."""
    return FORMATS.get(name, _spelt(name)) if _is_german(language) else _spelt(name)


def field_label(name: str, label: str, language: str) -> str:
    """What people call a field; `label` is the platform's own word for it, "" when the channel file names none."""
    return label or (FIELDS.get(name, _spelt(name)) if _is_german(language) else _spelt(name).replace("Html", "HTML"))


def _is_german(language: str) -> bool:
    return language.split("-")[0] == "de"


def _spelt(name: str) -> str:
    """A name of ours as people write it: first_comment -> First comment."""
    words = name.replace("_", " ").replace("-", " ")
    return words[:1].upper() + words[1:]
