// superagent, with its defaults; where cookies are kept, superagent.agent().
import superagent from "superagent";
import { converse, headersOf, told } from "./talk.mjs";

await converse(async (setup, asks) => {
  const client = asks[0].jar ? superagent.agent() : null;
  return async (ask) => {
    try {
      let request = client
        ? client[ask.method.toLowerCase()](ask.url)
        : superagent(ask.method, ask.url);
      request = request.set(headersOf(ask));
      if (ask.user) request = request.auth("lab", "secret");
      const response = await (ask.body === null ? request : request.type("text/plain").send(ask.body));
      return told(response.status, response.text);
    } catch (error) {
      return told(error.response?.status, error.response?.text, error);
    }
  };
});
