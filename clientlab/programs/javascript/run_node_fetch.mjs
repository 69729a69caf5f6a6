// node-fetch, with its defaults.
import { Readable } from "node:stream";
import fetch from "node-fetch";
import { converse, fetching } from "./talk.mjs";

await converse(fetching(fetch, (text) => Readable.from([text])));
