// axios.request, with its defaults (in Node: its http adapter).
import { Readable } from "node:stream";
import axios from "axios";
import { bodyOf, converse, headersOf, refuse, told } from "./talk.mjs";

await converse(async () => async (ask) => {
  refuse(ask, "jar");
  try {
    const response = await axios.request({
      url: ask.url,
      method: ask.method,
      headers: headersOf(ask),
      data: bodyOf(ask, (text) => Readable.from([text])),
      responseType: "text",
      ...(ask.user ? { auth: { username: "lab", password: "secret" } } : {}),
    });
    return told(response.status, response.data);
  } catch (error) {
    return told(error.response?.status, error.response?.data, error);
  }
});
