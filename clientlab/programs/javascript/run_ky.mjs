// ky, with its defaults.
import ky from "ky";
import { converse, headersOf, refuse, told } from "./talk.mjs";

await converse(async () => async (ask) => {
  refuse(ask, "user", "jar");
  try {
    const response = await ky(ask.url, {
      method: ask.method,
      headers: headersOf(ask),
      ...(ask.body === null ? {} : { body: ask.body }),
    });
    return told(response.status, await response.text());
  } catch (error) {
    return told(error.response?.status, "", error);
  }
});
