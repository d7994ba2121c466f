"""One spelling for the many addresses of one page. Pure; for comparing, never for fetching."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_TRACKING = re.compile(
    r"(?:utm_\w+|mc_[ce]id|[a-z]*clid|_hs\w+|hs[ac]_\w+|pk_\w+|mtm_\w+|matomo_\w+|piwik_\w+|at_\w+|vero_\w+|ns_\w+"
    r"|ref|ref_src|ref_url|referrer|source|src|cmp|cmpid|campaign|campaign_id|igsh|igshid|si|feature|fb_\w+|ga_\w+|_ga"
    r"|yclid|mkt_tok|trk|trkinfo|spm|share|shared|smid|smtyp|sr_share|via|amp|outputtype|rss|guccounter|guce_\w+|__twitter_impression)",
    re.IGNORECASE,
)
_MOBILE_OR_WWW = re.compile(r"^(?:(?:www\d?|m|mobile|amp|touch)\.)+(?=[^.]+\.[^.]+)")
_INDEX_FILE = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_AMP_PATH = re.compile(r"(?:/amp|\.amp(?:\.html)?|\.amp(?=\.html$))/?$", re.IGNORECASE)
_AMP_CACHE = re.compile(r"^/(?:amp|[cv])/(?:s/)?([^/]+\.[^/]+/.*)$")


def canonical_url(url: str) -> str:
    """The address without what does not change the page: scheme (always https), `www.` and mobile hosts, default port,
    fragment, tracking parameters, AMP variants, index files, order of parameters, trailing slash.

    Addresses that cannot be read are returned as they are.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url
    if not host:
        return url
    inner = _AMP_CACHE.match(parts.path)
    if inner and (host.endswith(".cdn.ampproject.org") or re.fullmatch(r"(?:www\.)?google\.[a-z.]+", host)):
        return canonical_url(f"https://{inner[1]}" + (f"?{parts.query}" if parts.query else ""))
    host = _MOBILE_OR_WWW.sub("", host).replace(".m.wikipedia.org", ".wikipedia.org")
    path = _INDEX_FILE.sub("/", _AMP_PATH.sub("", unquote(parts.path))).rstrip("/")
    query = sorted(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(name)
    )
    if host == "youtu.be" and path:
        host, path, query = "youtube.com", "/watch", [("v", path.strip("/"))]
    place = host if port in {None, 80, 443} else f"{host}:{port}"
    return f"https://{place}{path}" + (f"?{urlencode(query)}" if query else "")


def names_a_page(canonical: str) -> bool:
    """Whether a canonical address can stand for one story; a site's front page cannot."""
    parts = urlsplit(canonical)
    return bool(parts.path.strip("/") or parts.query)
