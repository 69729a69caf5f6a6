// got, with its defaults.
import { Readable } from "node:stream";
import got from "got";
import { bodyOf, converse, headersOf, refuse, told } from "./talk.mjs";

await converse(async () => async (ask) => {
  refuse(ask, "jar");
  try {
    const response = await got(ask.url, {
      method: ask.method,
      headers: headersOf(ask),
      ...(ask.body === null ? {} : { body: bodyOf(ask, (text) => Readable.from([text])) }),
      ...(ask.user ? { username: "lab", password: "secret" } : {}),
    });
    return told(response.statusCode, response.body);
  } catch (error) {
    return told(error.response?.statusCode, error.response?.body, error);
  }
});
