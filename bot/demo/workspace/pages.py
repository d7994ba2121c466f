"""The page's files, and who may speak to the local API: only a page that came from this server."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Middleware

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_KINDS = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}


def guard_local(host: str) -> Middleware:
    """Refuses requests that another site makes a browser send here (by its own name for us, or across origins)."""

    @web.middleware
    async def middleware(request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.path.startswith(("/_local/", "/page/")) or request.path == "/":
            asked = urlsplit(f"//{request.host}").hostname
            origin = request.headers.get("Origin")
            foreign_name = host in _LOOPBACK and asked not in _LOOPBACK
            foreign_origin = origin is not None and urlsplit(origin).netloc != request.host
            if foreign_name or foreign_origin:
                body = {"error": "forbidden", "detail": "only the page of this server may do that"}
                return web.json_response(body, status=403)
        return await handler(request)

    return middleware


def page_routes(page_dir: Path | None) -> list[web.RouteDef]:
    """`/` and `/page/<file>`, read afresh each time; without a page, `/` says what this is."""

    async def serve(request: web.Request) -> web.StreamResponse:
        if page_dir is None:
            return web.Response(text="The local workspace is running. It has no page here.")
        return _file(page_dir, request.match_info.get("file", "index.html"))

    return [web.get("/", serve), web.get("/page/{file:.+}", serve)]


def _file(page_dir: Path, name: str) -> web.Response:
    path = (page_dir / name).resolve()
    if not path.is_relative_to(page_dir.resolve()) or path.suffix not in _KINDS or not path.is_file():
        raise web.HTTPNotFound(text="There is no such file.")
    return web.Response(body=path.read_bytes(), headers={"Content-Type": _kind(path), "Cache-Control": "no-cache"})


def _kind(path: Path) -> str:
    kind = _KINDS[path.suffix]
    return kind if kind.startswith("image/png") else f"{kind}; charset=utf-8"
