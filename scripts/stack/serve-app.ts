import { createServer } from "node:http";
import process from "node:process";
import next from "next";
import { BuildFiles } from "./build-files.ts";
import { compressAnswer } from "./compress-answer.ts";
import { PageBytes } from "./page-bytes.ts";
import { PagePolicies } from "./page-policies.ts";

/**
 * Serves the production build as `next start` does, with the bytes of cached pages and of the build's files kept
 * (page-bytes.ts, build-files.ts), those of other answers compressed in one piece (compress-answer.ts), and nonces given
 * before the framework is asked (page-policies.ts). For a school on one's own machine; Vercel's edge does the first three
 * itself, the middleware the last.
 * Environment: PORT, and HOST when not loopback.
 */
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST ?? "127.0.0.1";
const app = next({ dev: false, dir: process.cwd(), hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
const pages = new PageBytes();
const files = new BuildFiles();
const policies = new PagePolicies();
/** Packages run on another host of this same server, where no page is shown. */
const packageHost = process.env.PACKAGE_ORIGIN ? new URL(process.env.PACKAGE_ORIGIN).host : null;

const server = createServer((request, response) => {
  const isPage = request.headers.host !== packageHost;
  if (isPage && pages.answer(request, response)) return;
  policies.apply(request, response);
  if (!files.attach(request, response)) {
    compressAnswer(request, response);
    if (isPage) pages.attach(request, response);
  }
  handle(request, response).catch(() => {
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.listen(port, hostname);

/** As `next start`: no new requests, the running ones are finished, then what they left to do after their answer. */
let isStopping = false;
for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143]] as const) {
  process.on(signal, () => {
    if (isStopping) return;
    isStopping = true;
    server.close(() => void app.close().finally(() => process.exit(code)));
    server.closeIdleConnections();
  });
}
