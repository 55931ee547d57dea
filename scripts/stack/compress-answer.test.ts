import { createServer, request as httpRequest, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { compressAnswer } from "./compress-answer";

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; pieces: Buffer[] };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener) {
  const server = createServer((request, response) => {
    compressAnswer(request, response);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return (encoding: string | null, { method = "GET", onHead, onPiece }: { method?: string; onHead?: () => void; onPiece?: (piece: Buffer) => void } = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const headers = encoding === null ? {} : { "accept-encoding": encoding };
      httpRequest({ host: "127.0.0.1", port, method, headers }, (response) => {
        onHead?.();
        const pieces: Buffer[] = [];
        response.on("data", (piece: Buffer) => {
          pieces.push(piece);
          onPiece?.(piece);
        });
        response.on("error", reject);
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces), pieces }));
      })
        .on("error", reject)
        .end();
    });
}

const TEXT = "Índices que aceleran. ".repeat(400);
const DECODED = { zstd: zstdDecompressSync, br: brotliDecompressSync, gzip: gunzipSync } as const;

/** As Next writes a page: headers, then pieces in later turns of the loop. */
const inPieces: RequestListener = (_, response) => {
  response.setHeader("Content-Type", "text/html; charset=utf-8");
  response.setHeader("ETag", '"one"');
  response.flushHeaders();
  response.write(TEXT);
  setImmediate(() => {
    response.write(Buffer.from("<p>middle</p>"));
    setImmediate(() => response.end("<p>ñ end</p>", "utf8"));
  });
};

describe("an answer that is whole soon", () => {
  it.each([
    ["gzip, deflate, br, zstd", "zstd"],
    ["gzip, deflate, br", "br"],
    ["gzip", "gzip"],
    ["zstd;q=0, br;q=0.0, gzip;q=0.5", "gzip"],
  ] as const)("is sent as one piece to who accepts %s, in %s", async (accepted, encoding) => {
    const ask = await serve(inPieces);
    const { headers, body } = await ask(accepted);
    expect(headers).toMatchObject({ "content-encoding": encoding, "content-length": String(body.length), vary: "Accept-Encoding", etag: 'W/"one"' });
    expect(DECODED[encoding](body).toString("utf8")).toBe(`${TEXT}<p>middle</p><p>ñ end</p>`);
  });

  it("goes as it is to who accepts no encoding", async () => {
    const ask = await serve(inPieces);
    const { headers, body } = await ask(null);
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers).toMatchObject({ vary: "Accept-Encoding", etag: '"one"' });
    expect(body.toString("utf8")).toBe(`${TEXT}<p>middle</p><p>ñ end</p>`);
  });

  it("keeps status, headers and the words of writeHead", async () => {
    const ask = await serve((_, response) => {
      response.writeHead(404, "Nowhere", { "Content-Type": "application/problem+json", Vary: "rsc", "Set-Cookie": ["a=1", "b=2"] });
      response.end(JSON.stringify({ detail: TEXT }));
    });
    const { status, headers, body } = await ask("br");
    expect(status).toBe(404);
    expect(headers).toMatchObject({ "content-encoding": "br", vary: "rsc, Accept-Encoding", "set-cookie": ["a=1", "b=2"] });
    expect(JSON.parse(brotliDecompressSync(body).toString("utf8"))).toEqual({ detail: TEXT });
  });

  it("tells its writer when a piece and the whole are out", async () => {
    const told: string[] = [];
    const ask = await serve((_, response) => {
      response.setHeader("Content-Type", "text/plain");
      response.write(TEXT, () => told.push("piece"));
      response.end(() => told.push("end"));
    });
    await ask("zstd");
    await expect.poll(() => told).toEqual(["piece", "end"]);
  });
});

describe("what is left alone", () => {
  it.each([
    ["a picture", { "Content-Type": "image/webp" }, 200],
    ["a text that must not be transformed", { "Content-Type": "text/html", "Cache-Control": "private, no-transform" }, 200],
    ["what has an encoding", { "Content-Type": "text/html", "Content-Encoding": "x-own" }, 200],
    ["a part of a file", { "Content-Type": "text/plain", "Content-Range": "bytes 0-8799/99999" }, 206],
    ["a stream of events", { "Content-Type": "text/event-stream" }, 200],
  ])("%s", async (_, headers, status) => {
    const ask = await serve((_request, response) => {
      response.writeHead(status, headers as Record<string, string>);
      response.end(TEXT);
    });
    const answer = await ask("gzip, br, zstd");
    expect(answer.status).toBe(status);
    expect(answer.headers["content-encoding"]).toBe((headers as Record<string, string>)["Content-Encoding"]);
    expect(answer.body.toString("utf8")).toBe(TEXT);
  });

  it("a short text, an empty answer, and what HEAD asks for", async () => {
    const short = await (await serve((_, response) => response.setHeader("Content-Type", "text/plain").end("short")))("zstd");
    expect(short).toMatchObject({ headers: { "content-length": "5" }, body: Buffer.from("short") });
    const empty = await (await serve((_, response) => response.writeHead(304).end()))("zstd");
    expect(empty.status).toBe(304);
    const head = await (await serve(inPieces))("zstd", { method: "HEAD" });
    expect(head.headers["content-encoding"]).toBeUndefined();
  });
});

describe("an answer that takes longer", () => {
  it.each(["zstd", "br", "gzip", null] as const)("reaches its reader piece by piece in %s", async (encoding) => {
    let goOn: () => void = () => undefined;
    const ask = await serve((_, response) => {
      response.setHeader("Content-Type", "text/html");
      response.write(TEXT);
      goOn = () => {
        response.end("<p>end</p>");
        response.end("<p>too late</p>");
      };
    });
    // The rest is only written once the reader has something: held back, this would never end.
    const { headers, body } = await ask(encoding, { onPiece: () => goOn() });
    expect(headers["content-encoding"]).toBe(encoding ?? undefined);
    expect((encoding ? DECODED[encoding](body) : body).toString("utf8")).toBe(`${TEXT}<p>end</p>`);
  });

  it("reaches its reader whole when it is long and the reader slow", async () => {
    const piece = Buffer.from(TEXT.repeat(10));
    const ask = await serve(async (_, response) => {
      response.setHeader("Content-Type", "text/html");
      for (let count = 0; count < 60; count += 1) {
        if (!response.write(piece)) await new Promise((resolve) => response.once("drain", resolve));
      }
      response.end();
    });
    const { body } = await ask("gzip");
    expect(gunzipSync(body).length).toBe(piece.length * 60);
  });

  it("sends its headers while there is nothing else to send", async () => {
    let goOn: () => void = () => undefined;
    const ask = await serve((_, response) => {
      response.setHeader("Content-Type", "text/event-stream");
      response.flushHeaders();
      goOn = () => response.end("data: 1\n\n");
    });
    expect((await ask("gzip", { onHead: () => goOn() })).body.toString("utf8")).toBe("data: 1\n\n");
  });
});
