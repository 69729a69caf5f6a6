// ky, with its defaults.
import ky from "ky";
import { bodyOf, converse, headersOf, refuse, told, webStream } from "./talk.mjs";

await converse(async () => async (ask) => {
  refuse(ask, "user", "jar");
  try {
    const response = await ky(ask.url, {
      method: ask.method,
      headers: headersOf(ask),
      ...(ask.body === null ? {} : { body: bodyOf(ask, webStream) }),
      ...(ask.once ? { duplex: "half" } : {}),
    });
    return told(response.status, await response.text());
  } catch (error) {
    return told(error.response?.status, "", error);
  }
});
