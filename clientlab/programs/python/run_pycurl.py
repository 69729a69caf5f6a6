"""libcurl through pycurl: the easy interface, with defaults or FOLLOWLOCATION."""

import io

import pycurl
from talk import converse, text_of, told


def begin(setup, asks):
    """Gives the function that puts one ask."""

    handle = pycurl.Curl()

    def answer(ask):
        handle.reset()
        body = io.BytesIO()
        handle.setopt(pycurl.URL, ask["url"])
        handle.setopt(pycurl.WRITEDATA, body)
        handle.setopt(pycurl.FOLLOWLOCATION, setup.endswith("location"))
        headers = [f"{name}: {value}" for name, value in ask["headers"].items()]
        headers += ["Expect: 100-continue"] if ask["expect"] else []
        handle.setopt(pycurl.HTTPHEADER, headers)
        if ask["user"]:
            handle.setopt(pycurl.USERPWD, "lab:secret")
        if ask["jar"]:
            handle.setopt(pycurl.COOKIEFILE, "")
        if ask["method"] == "HEAD":
            handle.setopt(pycurl.NOBODY, True)
        elif ask["method"] == "PUT":
            handle.setopt(pycurl.UPLOAD, True)
            upload = io.BytesIO(ask["body"])
            handle.setopt(pycurl.READDATA, upload)
            handle.setopt(pycurl.SEEKFUNCTION, lambda offset, origin: upload.seek(offset, origin) and None)
            handle.setopt(pycurl.INFILESIZE, len(ask["body"]))
        elif ask["body"] is not None:
            handle.setopt(pycurl.POSTFIELDS, ask["body"])
        if ask["method"] in ("DELETE", "PATCH"):
            handle.setopt(pycurl.CUSTOMREQUEST, ask["method"])
        try:
            handle.perform()
            return told(handle.getinfo(pycurl.RESPONSE_CODE), text_of(body.getvalue()))
        except pycurl.error as error:
            return told(error=error)

    return answer


converse(begin)
