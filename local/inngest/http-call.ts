import http from "node:http";
import https from "node:https";

/** What came of a request to the app. */
export type Answer =
  | { kind: "answered"; status: number; headers: Readonly<Record<string, string | undefined>>; body: string }
  /** No connection could be made: the request cannot have had an effect. */
  | { kind: "unreached"; reason: string }
  /** The connection ended before the answer was whole: the request may have had its effect. */
  | { kind: "broken"; reason: string }
  | { kind: "too-large" };

export type Request = { method: "POST" | "PUT"; url: URL; headers: Record<string, string>; body: string; timeoutMs: number; limitBytes: number };

const NOT_CONNECTED: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL"]);

/** Connections to the app, reused from call to call. */
export class AppConnection {
  private readonly agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) };

  /** Sends a request and reads the whole answer. Never rejects. */
  async send(request: Request): Promise<Answer> {
    const first = await this.attempt(request);
    // A kept connection that the app had closed meanwhile fails at once; on a new one the request is made properly.
    return first.isStale ? (await this.attempt(request)).answer : first.answer;
  }

  close(): void {
    this.agents["http:"].destroy();
    this.agents["https:"].destroy();
  }

  private attempt(request: Request): Promise<{ answer: Answer; isStale: boolean }> {
    const isSecure = request.url.protocol === "https:";
    return new Promise((resolve) => {
      const body = Buffer.from(request.body);
      const outgoing = (isSecure ? https : http).request(request.url, {
        method: request.method,
        agent: this.agents[isSecure ? "https:" : "http:"],
        headers: { ...request.headers, "content-length": String(body.length) },
      });
      const deadline = setTimeout(() => outgoing.destroy(new Error(`no answer within ${request.timeoutMs} ms`)), request.timeoutMs);
      const settle = (answer: Answer, isStale = false) => {
        clearTimeout(deadline);
        resolve({ answer, isStale });
      };
      outgoing.on("error", (error) => settle(brokenBy(error), outgoing.reusedSocket && codeOf(error) === "ECONNRESET"));
      outgoing.on("response", (response) => readAnswer(response, request.limitBytes).then(settle));
      outgoing.end(body);
    });
  }
}

function readAnswer(response: http.IncomingMessage, limitBytes: number): Promise<Answer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size > limitBytes) {
        resolve({ kind: "too-large" });
        response.destroy();
      }
    });
    response.on("end", () => resolve({ kind: "answered", status: response.statusCode ?? 0, headers: flatten(response.headers), body: Buffer.concat(chunks).toString("utf8") }));
    response.on("error", (error) => resolve({ kind: "broken", reason: error.message }));
    response.on("close", () => resolve({ kind: "broken", reason: "the connection closed in the middle of the answer" }));
  });
}

function flatten(headers: http.IncomingHttpHeaders): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]));
}

function brokenBy(error: Error): Answer {
  const code = codeOf(error);
  const kind = NOT_CONNECTED.has(code) ? "unreached" : "broken";
  return { kind, reason: error.message || code };
}

function codeOf(error: Error): string {
  if ("code" in error) return String(error.code);
  // Several addresses were tried and all failed; they failed the same way.
  return error instanceof AggregateError && error.errors[0] instanceof Error ? codeOf(error.errors[0]) : "";
}
