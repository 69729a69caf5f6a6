// node-fetch, with its defaults.
import fetch from "node-fetch";
import { converse, fetching } from "./talk.mjs";

await converse(fetching(fetch));
