"""urllib3.PoolManager().request, with its defaults."""

import urllib3
from talk import Unsupported, converse, text_of, told


def begin(setup, asks):
    """Gives the function that puts one ask."""

    pool = urllib3.PoolManager()

    def answer(ask):
        if ask["user"] or ask["jar"]:
            raise Unsupported("has no such option")
        headers = {**ask["headers"], **({"Expect": "100-continue"} if ask["expect"] else {})}
        try:
            response = pool.request(ask["method"], ask["url"], body=ask["body"], headers=headers)
            return told(response.status, text_of(response.data))
        except Exception as error:
            return told(error=error)

    return answer


converse(begin)
