import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Inngest } from "inngest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boundedFetch } from "./bounded-fetch";
import { inngestBus } from "./inngest-bus";

let server: Server;
let requests = 0;
beforeAll(async () => {
  // Takes every event and never answers, as an executor that was killed in the middle of it.
  server = createServer((request) => void request.resume().on("end", () => (requests += 1)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("sending events to a bus that does not answer", () => {
  it("ends, and fails, so that nobody waits behind it for ever", async () => {
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = new Inngest({ id: "test", isDev: false, eventKey: "key", baseUrl, fetch: boundedFetch(50) });
    const event = { id: "obx_1", name: "test/thing.happened", data: {}, createdAt: new Date(), correlationId: null };
    await expect(inngestBus(client).send([event])).rejects.toThrow();
    expect(requests).toBeGreaterThan(0);
  });

  it("keeps the caller's own way to give up", async () => {
    const own = AbortSignal.abort(new Error("not wanted any more"));
    await expect(boundedFetch(60_000)("http://127.0.0.1:1", { signal: own })).rejects.toThrow("not wanted any more");
  });
});
