import { createServer } from "node:http";
import { once } from "node:events";
import { freePort } from "@/local/kit/testing/free-port.ts";

/** The text that every scanner takes for a virus by agreement (eicar.org), put together here so that no scanner stops at this file. */
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!", "$H+H*"].join("");

/** A scanner over HTTP as docs/deploy.md describes one: it knows one virus. */
export async function startScanner(token: string) {
  const port = await freePort();
  const scanner = { url: `http://127.0.0.1:${port}/scan`, eicar: Buffer.from(EICAR), isDown: false, close: async (): Promise<void> => undefined };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const isAllowed = request.headers.authorization === `Bearer ${token}`;
    const isInfected = Buffer.concat(chunks).includes(EICAR);
    response.writeHead(scanner.isDown ? 503 : isAllowed ? 200 : 401, { "content-type": "application/json" });
    response.end(JSON.stringify(isInfected ? { verdict: "infected", threat: "Eicar-Test-Signature" } : { verdict: "clean" }));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  scanner.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return scanner;
}
