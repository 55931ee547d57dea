import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import type { AuthOptions } from "next-auth";

/** The handler of a pages route, with as much of Next's request and response as it touches. */
type PagesHandler = (request: IncomingMessage, response: ServerResponse, options: AuthOptions) => Promise<unknown>;

// The package is CommonJS: its default export is the module's property of that name.
const nextAuth: PagesHandler = createRequire(import.meta.url)("next-auth").default;

export type Application = { url: string; close(): void };

/** An application that consists of next-auth's own handler at `/api/auth/*`. */
export async function startApplication(port: number, options: AuthOptions): Promise<Application> {
  const server = createServer((request, response) => {
    void handle(request, response, options).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { url: `http://localhost:${port}`, close: () => void server.close() };
}

async function handle(request: IncomingMessage, response: ServerResponse, options: AuthOptions): Promise<void> {
  const url = new URL(request.url ?? "/", "http://localhost");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const query = { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) };
  const cookies = Object.fromEntries((request.headers.cookie ?? "").split("; ").filter(Boolean).map((pair) => splitOnce(pair, "=")));
  const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  // What Next adds to Node's request and response in a pages route.
  const answer = Object.assign(response, {
    status: (code: number) => {
      response.statusCode = code;
      return response;
    },
    json: (value: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(value)),
    send: (value: unknown) => response.end(typeof value === "string" ? value : JSON.stringify(value)),
  });
  await nextAuth(Object.assign(request, { query, cookies, body }), answer, options);
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), decodeURIComponent(text.slice(at + 1))];
}
