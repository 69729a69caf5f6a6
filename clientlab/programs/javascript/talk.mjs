// The conversation every JavaScript client's program has: lines of JSON in, lines of JSON out.
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";

// Between two requests of one conversation: long enough to hand the connection back to its pool.
const PAUSE_MS = 50;

export class Unsupported extends Error {}

export function told(status, text = "", error = null) {
  return { status: status ?? null, text: String(text ?? "").slice(0, 200), error: error && words(error) };
}

function words(error) {
  const cause = error.cause?.message ? ` (${error.cause.code ?? error.cause.name}: ${error.cause.message})` : "";
  const code = error.code && error.code !== error.cause?.code ? ` [${error.code}]` : "";
  return `${error.name}: ${error.message}${code}${cause}`;
}

export function headersOf(ask) {
  return { ...ask.headers, ...(ask.expect ? { Expect: "100-continue" } : {}) };
}

// The body as it is, or as a stream that can be read only once: the web's kind for a fetch, Node's for the others.
export function bodyOf(ask, stream) {
  return ask.once ? stream(ask.body) : ask.body ?? undefined;
}

export const webStream = (text) => new Blob([text]).stream();

export async function converse(begin) {
  console.log(JSON.stringify({ ready: true }));
  for await (const line of createInterface({ input: process.stdin })) {
    const wanted = JSON.parse(line);
    try {
      const answer = await begin(wanted.setup, wanted.asks);
      for (const ask of wanted.asks) {
        if (ask !== wanted.asks[0]) await pause(PAUSE_MS);
        console.log(JSON.stringify(await answer(ask)));
      }
    } catch (error) {
      if (!(error instanceof Unsupported)) throw error;
      console.log(JSON.stringify({ unsupported: error.message }));
    }
  }
}

export function refuse(ask, ...options) {
  if (ask.user && options.includes("user")) throw new Unsupported("has no option for a user name");
  if (ask.jar && options.includes("jar")) throw new Unsupported("keeps no cookies by itself");
}

// What a fetch gives: Node's own, Bun's, Deno's, node-fetch's.
export function fetching(fetch, stream = webStream) {
  return async () => async (ask) => {
    refuse(ask, "user", "jar");
    try {
      const response = await fetch(ask.url, {
        method: ask.method,
        headers: headersOf(ask),
        body: bodyOf(ask, stream),
        ...(ask.once ? { duplex: "half" } : {}),
      });
      return told(response.status, await response.text());
    } catch (error) {
      return told(null, "", error);
    }
  };
}
