"""Measures what HTTP clients really do with status codes, against a server on the loopback interface.

The flow, and the module each step lives in:

    questions -> server + drivers -> measure -> results -> compare

``wire``       the values that travel: replies a scene gives, requests it received, asks and answers
``server``     answers anything on 127.0.0.1: any status line, interim responses, closed connections
``questions``  what is asked: one module a question, each a list of trials with script and judge
``drivers``    one module a client; ``programs`` holds what runs inside the client's own runtime
``measure``    puts a client through the trials, several runs, and merges the runs into cells
``results``    content/clients/*.yml: reads and writes (the schema is ``statusbook.house.clients``)
``compare``    what changed between two measurements
``installing`` fetches pinned client versions into .build/clientlab with pip and npm

``python -m clientlab`` runs everything.
"""
