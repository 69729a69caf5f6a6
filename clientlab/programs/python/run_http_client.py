"""http.client.HTTPConnection: one connection object for a conversation, as documented."""

import http.client
from urllib.parse import urlsplit

from talk import Unsupported, converse, text_of, told


def begin(setup, asks):
    """Gives the function that puts one ask."""

    connections = {}

    def answer(ask):
        if ask["user"] or ask["jar"]:
            raise Unsupported("has no such option")
        place = urlsplit(ask["url"])
        connection = connections.setdefault(place.netloc, http.client.HTTPConnection(place.hostname, place.port))
        headers = {**ask["headers"], **({"Expect": "100-continue"} if ask["expect"] else {})}
        try:
            connection.request(ask["method"], place.path, body=ask["body"], headers=headers)
            response = connection.getresponse()
            return told(response.status, text_of(response.read()))
        except Exception as error:
            connection.close()
            return told(error=error)

    return answer


converse(begin)
