// The runtime's own fetch, with its defaults.
import { converse, fetching } from "./talk.mjs";

await converse(fetching(globalThis.fetch));
