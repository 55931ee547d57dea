import { describe, expect, it } from "vitest";
import { setTestEnv } from "@/tests/harness/test-env";
import { runAsJob } from "./job-ctx";

setTestEnv();

describe("a job", () => {
  it("fails by background work that fails while the job goes on, and leaves no failure unhandled", async () => {
    const job = runAsJob("test", {}, async (ctx) => {
      ctx.background(() => Promise.reject(new Error("the database is gone")));
      // Unhandled failures are told once the event loop turns.
      await new Promise((resolve) => setImmediate(resolve));
      await new Promise((resolve) => setImmediate(resolve));
    });
    await expect(job).rejects.toThrow("the database is gone");
  });

  it("waits for background work before it is done", async () => {
    let relayed = false;
    await runAsJob("test", {}, async (ctx) => {
      ctx.background(async () => {
        await new Promise((resolve) => setImmediate(resolve));
        relayed = true;
      });
    });
    expect(relayed).toBe(true);
  });
});
