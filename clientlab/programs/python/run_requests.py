"""requests.Session, with its defaults; setup ``requests-raise`` calls raise_for_status()."""

import requests
from talk import converse, told


def begin(setup, asks):
    """Gives the function that puts one ask."""

    session = requests.Session()

    def answer(ask):
        headers = {**ask["headers"], **({"Expect": "100-continue"} if ask["expect"] else {})}
        auth = ("lab", "secret") if ask["user"] else None
        try:
            response = session.request(
                ask["method"],
                ask["url"],
                data=ask["body"],
                headers=headers,
                auth=auth,
            )
        except requests.RequestException as error:
            status = error.response.status_code if error.response is not None else None
            return told(status, "", error)
        except Exception as error:
            return told(error=error)
        if setup == "requests-raise":
            try:
                response.raise_for_status()
            except requests.HTTPError as error:
                return told(response.status_code, response.text, error)
        return told(response.status_code, response.text)

    return answer


converse(begin)
