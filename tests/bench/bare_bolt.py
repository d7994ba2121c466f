"""The yardstick of `throughput.py`: Bolt with one command that does nothing, under the server that Rapport uses.

Usage: bare_bolt.py PORT SIGNING_SECRET
"""

import sys
from typing import Any

import uvicorn
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route


async def authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="UBOT", bot_id="B1", bot_token="xoxb-bench")


def main() -> None:
    port, secret = int(sys.argv[1]), sys.argv[2]
    app = AsyncApp(authorize=authorize, signing_secret=secret, process_before_response=True)

    @app.command("/noop")
    async def noop(ack: Any) -> None:
        await ack("done")

    handler = AsyncSlackRequestHandler(app)

    async def events(request: Request) -> Response:
        return await handler.handle(request)

    web = Starlette(routes=[Route("/slack/events", events, methods=["POST"])])
    uvicorn.run(web, host="127.0.0.1", port=port, loop="asyncio", http="httptools", access_log=False)


if __name__ == "__main__":
    main()
