// undici.request: as it is, with the redirect interceptor, or with the retry interceptor.
import { Readable } from "node:stream";
import { Agent, interceptors, request } from "undici";
import { bodyOf, converse, headersOf, refuse, told } from "./talk.mjs";

const interceptor = {
  undici: null,
  "undici-redirect": interceptors.redirect({ maxRedirections: 10 }),
  "undici-retry": interceptors.retry({ maxRetries: 1 }),
};

await converse(async (setup) => {
  const agent = new Agent();
  const dispatcher = interceptor[setup] ? agent.compose(interceptor[setup]) : agent;
  return async (ask) => {
    refuse(ask, "user", "jar");
    try {
      const body = bodyOf(ask, (text) => Readable.from([text]));
      const options = { method: ask.method, headers: headersOf(ask), body, dispatcher };
      const response = await request(ask.url, options);
      return told(response.statusCode, await response.body.text());
    } catch (error) {
      return told(error.statusCode, "", error);
    }
  };
});
