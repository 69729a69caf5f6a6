"""urllib.request.urlopen, as documented: an opener with the default handlers."""

import urllib.error
import urllib.request
from http.cookiejar import CookieJar

from talk import Unsupported, converse, text_of, told


def begin(setup, asks):
    """Gives the function that puts one ask."""

    handlers = [urllib.request.HTTPCookieProcessor(CookieJar())] if asks[0]["jar"] else []
    opener = urllib.request.build_opener(*handlers)

    def answer(ask):
        if ask["user"]:
            raise Unsupported("sends a user name only when a 401 asks for it")
        headers = {**ask["headers"], **({"Expect": "100-continue"} if ask["expect"] else {})}
        request = urllib.request.Request(ask["url"], data=ask["body"], headers=headers, method=ask["method"])
        try:
            with opener.open(request) as response:
                return told(response.status, text_of(response.read()))
        except urllib.error.HTTPError as error:
            return told(error.code, text_of(error.read()), error)
        except Exception as error:
            return told(error=error)

    return answer


converse(begin)
