"""aiohttp.ClientSession, with its defaults; setup ``aiohttp-raise`` passes raise_for_status=True."""

import asyncio

import aiohttp
from talk import converse, text_of, told

loop = asyncio.new_event_loop()


async def in_time(parts):
    """Gives a generator as aiohttp wants it."""
    for part in parts:
        yield part


def begin(setup, asks):
    """Gives the function that puts one ask."""

    async def make():
        return aiohttp.ClientSession(raise_for_status=setup == "aiohttp-raise")

    session = loop.run_until_complete(make())
    left = len(asks)

    async def ask_one(ask):
        options = {"auth": aiohttp.BasicAuth("lab", "secret")} if ask["user"] else {}
        if ask["expect"]:
            options["expect100"] = True
        body = in_time(ask["body"]) if ask["once"] else ask["body"]
        try:
            async with session.request(
                ask["method"], ask["url"], data=body, headers=ask["headers"], **options
            ) as response:
                return told(response.status, text_of(await response.read()))
        except aiohttp.ClientResponseError as error:
            parsing = error.__cause__ is not None  # its status is then the library's own 400
            return told(None if parsing else error.status, "", error)
        except Exception as error:
            return told(error=error)

    def answer(ask):
        nonlocal left
        left -= 1
        result = loop.run_until_complete(ask_one(ask))
        if not left:
            loop.run_until_complete(session.close())
        return result

    return answer


converse(begin)
