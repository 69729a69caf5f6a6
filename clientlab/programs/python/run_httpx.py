"""httpx.Client (or httpx2.Client, named as the first argument), with its defaults or follow_redirects."""

import importlib
import sys

from talk import converse, told

httpx = importlib.import_module(sys.argv[1])


def begin(setup, asks):
    """Gives the function that puts one ask."""

    client = httpx.Client(follow_redirects=setup.endswith("follow"))

    def answer(ask):
        headers = {**ask["headers"], **({"Expect": "100-continue"} if ask["expect"] else {})}
        options = {"auth": ("lab", "secret")} if ask["user"] else {}
        try:
            response = client.request(ask["method"], ask["url"], content=ask["body"], headers=headers, **options)
        except Exception as error:
            return told(error=error)
        if setup.endswith("raise"):
            try:
                response.raise_for_status()
            except httpx.HTTPStatusError as error:
                return told(response.status_code, response.text, error)
        return told(response.status_code, response.text)

    return answer


converse(begin)
