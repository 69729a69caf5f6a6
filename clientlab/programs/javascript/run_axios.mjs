// axios.request, with its defaults (in Node: its http adapter).
import axios from "axios";
import { converse, headersOf, refuse, told } from "./talk.mjs";

await converse(async () => async (ask) => {
  refuse(ask, "jar");
  try {
    const response = await axios.request({
      url: ask.url,
      method: ask.method,
      headers: headersOf(ask),
      data: ask.body ?? undefined,
      responseType: "text",
      ...(ask.user ? { auth: { username: "lab", password: "secret" } } : {}),
    });
    return told(response.status, response.data);
  } catch (error) {
    return told(error.response?.status, error.response?.data, error);
  }
});
