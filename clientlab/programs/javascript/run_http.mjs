// node:http's request, with the default agent.
import http from "node:http";
import { Readable } from "node:stream";
import { converse, headersOf, refuse, told } from "./talk.mjs";

function request(ask) {
  return new Promise((resolve) => {
    const options = { method: ask.method, headers: headersOf(ask), ...(ask.user ? { auth: "lab:secret" } : {}) };
    const sent = http.request(ask.url, options, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part) => (text += part));
      response.on("end", () => resolve(told(response.statusCode, text)));
      response.on("error", (error) => resolve(told(null, text, error)));
    });
    sent.on("error", (error) => resolve(told(null, "", error)));
    sent.on("upgrade", (response, socket) => {
      socket.destroy();
      resolve(told(response.statusCode, "upgrade"));
    });
    if (ask.expect) {
      sent.on("continue", () => sent.end(ask.body));
      sent.flushHeaders();
      return;
    }
    if (ask.once) Readable.from([ask.body]).pipe(sent);
    else sent.end(ask.body ?? undefined);
  });
}

await converse(async () => (ask) => {
  refuse(ask, "jar");
  return request(ask);
});
