"""The address that a channel's text shows, and the address that opens a channel's composer with the text in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from litfass.compose.short import short_address, told_apart
from litfass.model import Channel, Format, Post, Settings
from litfass.text.slugs import slugify

NAMES: Mapping[str, str] = MappingProxyType({"utm": "utm", "matomo": "mtm"})
"""What the names of parameters begin with, by the setting `tracking`."""

_TRACKED = re.compile(r"[?&;#](?:utm|mtm|matomo|pk|piwik)_", re.IGNORECASE)
_HOLE = re.compile(r"\{(text|url|title|subject)\}")
_LONGEST = 8000
"""Every server should understand that many octets of an address (RFC 9110 section 4.1); many refuse more."""


def link(post: Post, channel: Channel, format: Format, settings: Settings, account: str = "") -> str:
    """The absolute address that texts of this format show: short where the hub wants that, else `campaign_link`."""
    if settings.short_links:
        return settings.url(short_address(post, channel, account, settings))
    return campaign_link(post, channel, format, settings, account)


def campaign_link(post: Post, channel: Channel, format: Format, settings: Settings, account: str = "") -> str:
    """The post's absolute address with the campaign parameters of this format, channel and account.

    The campaign is the post's slug, source and medium are the house's words for the channel; the account is told
    apart (`utm_content`) where the hub has several on the channel. For texts on other platforms only: inside the
    site, such parameters would replace where a reader really came from
    (https://www.utmguard.com/docs/attribution/internal-links, read 2026-11-22).
    """
    address = settings.url(post.address)
    names = NAMES.get(settings.tracking)
    if names is None:
        return address
    content, house = told_apart(channel, account, settings), format.house
    return tracked(address, post.slug, house.utm_source or channel.id, house.utm_medium, names, content)


def tracked(url: str, campaign: str, source: str, medium: str, names: str, content: str = "") -> str:
    """`url` with campaign parameters: `utm_…` for `names` "utm", `mtm_…` for "mtm", always in the same order.

    An address that has such parameters keeps them; a fragment stays at the end; the rest of `url` is not touched.
    Values are written in small ASCII letters, digits and hyphens, and one that is empty is left out: Google Analytics
    4 compares them letter by letter, so `LinkedIn` and `linkedin` would be two rows, and a medium that is not among its
    own words is "Unassigned". Matomo recommends `mtm_…`, reads `utm_…` as well, and needs its plugin
    MarketingCampaignsReporting for source, medium and content. Sources, all read 2026-11-22:
    https://metricfixer.com/publications/analytics-conversion-tracking/manual-utm-tagging-ga4-recommended-values
    https://www.utmguard.com/docs/consistency/utm-medium-not-lowercase
    https://matomo.org/faq/how-to/faq_120
    https://github.com/matomo-org/plugin-MarketingCampaignsReporting
    """
    if _TRACKED.search(url):
        return url
    values = {"source": source, "medium": medium, "campaign": campaign, "content": content}
    plain = {name: slugify(value) for name, value in values.items()}
    added = "&".join(f"{names}_{name}={value}" for name, value in plain.items() if value)
    if not added:
        return url
    address, mark, fragment = url.partition("#")
    joint = "?" if "?" not in address else "" if address.endswith(("?", "&")) else "&"
    return f"{address}{joint}{added}{mark}{fragment}"


def composer_link(format: Format, values: Mapping[str, str]) -> str:
    """The address that opens the format's composer with `values` (text, url, title, subject) filled in.

    Everything but letters, digits and `_.-~` is percent-encoded as UTF-8 (RFC 3986 section 2.1), so a text comes out
    as it went in; in a `mailto:` a new line is CRLF (RFC 6068 section 5). Title and subject are one line. "" when the
    format has no composer link, and when the address would be so long that servers refuse it: then one pastes.
    """
    line_end = "\r\n" if format.composer.startswith("mailto:") else "\n"
    ends = {"title": " ", "subject": " "}
    address = _HOLE.sub(lambda hole: _encoded(values.get(hole[1], ""), ends.get(hole[1], line_end)), format.composer)
    return address if len(address) <= _LONGEST else ""


def carried(template: str) -> tuple[str, ...]:
    """What the address of a composer brings along, in its order; () when it only opens the page."""
    return tuple(dict.fromkeys(_HOLE.findall(template)))


def _encoded(text: str, line_end: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return quote(lines.replace("\n", line_end), safe="", errors="replace")
