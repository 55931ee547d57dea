import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DomainError } from "@/lib/errors";
import { anonymous } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { userViewer } from "@/tests/harness/test-ctx";
import { askedOf, uploadResponse } from "./upload-response";

const ctx = { viewer: anonymous, requestId: "req_upload" } as Ctx;
const MEGABYTE = 1_000_000;

function request(body: ReadableStream | string, headers: Record<string, string> = {}): Request {
  return new Request("http://school.test/api/studio/import", { method: "POST", body, headers, duplex: "half" } as RequestInit);
}

function answer(sent: Request, options: Partial<Parameters<typeof uploadResponse<number>>[2]> = {}): Promise<Response> {
  return uploadResponse(ctx, sent, { maxBytes: 2 * MEGABYTE, enter: () => undefined, handle: async (bytes) => bytes.length, ...options });
}

describe("an uploaded file", () => {
  it("is handed over whole", async () => {
    const response = await answer(request("twelve bytes"));
    expect([response.status, await response.json()]).toEqual([200, 12]);
  });

  it("is read no further than it may be large, whatever length it declares", async () => {
    let read = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        read += MEGABYTE;
        controller.enqueue(new Uint8Array(MEGABYTE));
      },
    });
    const response = await answer(request(endless, { "content-length": "10" }));
    expect([response.status, await response.json()]).toMatchObject([413, { code: "authoring.import_too_large", params: { megabytes: 2 } }]);
    expect(read).toBeLessThan(8 * MEGABYTE);
    expect((await answer(request("x", { "content-length": "3000000" }))).status).toBe(413);
  });

  it("is not read for who may not enter, nor from another site", async () => {
    const refuse = () => {
      throw new DomainError("unauthenticated", "auth.required");
    };
    const handle = () => Promise.reject(new Error("was read"));
    expect((await answer(request("x"), { enter: refuse, handle })).status).toBe(401);
    expect((await answer(request("x", { "sec-fetch-site": "cross-site" }), { handle })).status).toBe(403);
  });

  it("is not read from who sent too many", async () => {
    let asked = "";
    const take = async (name: string, key: string) => {
      asked = `${name} ${key}`;
      return { allowed: false, retryAfterSeconds: 40 };
    };
    const busy = { ...ctx, viewer: userViewer({ userId: "usr_busy" }), vendors: { limits: { take } } } as unknown as Ctx;
    const handle = () => Promise.reject(new Error("was read"));
    const response = await uploadResponse(busy, request("x"), { maxBytes: MEGABYTE, enter: () => undefined, handle });
    expect([response.status, await response.json()]).toMatchObject([429, { code: "rate.too_many", params: { seconds: 40 } }]);
    expect(asked).toBe("upload usr_busy");
  });

  it("is refused with the name of what is wrong in its address", async () => {
    const asked = z.strictObject({ name: z.string().min(1), dryRun: z.enum(["yes", "no"]).default("no") });
    expect(askedOf(asked, { name: "a.zip" })).toEqual({ name: "a.zip", dryRun: "no" });
    const response = await answer(request("x"), { handle: async () => askedOf(asked, { name: "", dryRun: "perhaps" }).name.length });
    expect([response.status, await response.json()]).toMatchObject([422, { code: "validation.invalid", issues: [{ path: "name" }, { path: "dryRun" }] }]);
  });
});
