import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { z } from "zod";
import { MuxBench, settled } from "./contract-bench.ts";
import { start } from "./index.ts";

const bench = new MuxBench(21_212, 21_213);
const { appUrl, base, mux } = bench;

beforeAll(() => bench.open());
afterAll(() => bench.close());

describe("a kill -9 in the middle of processing", () => {
  it("goes on where it was, without repeating finished steps or losing events", async () => {
    const code = `import { start } from "./local/mux/index.ts"; await start(${JSON.stringify(bench.options)});`;
    const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { stdio: "inherit" });
    onTestFinished(() => void child.kill("SIGKILL"));
    const upload = await vi.waitFor(() => mux.video.uploads.create({ cors_origin: appUrl, new_asset_settings: { playback_policies: ["public"] } }), settled);
    await fetch(upload.url ?? "", { method: "PUT", body: readFileSync(bench.makeClip("long.mp4", 10, "1280x720")) });
    const { asset_id: assetId = "" } = await mux.video.uploads.retrieve(upload.id);
    const jobs = z.array(z.object({ steps: z.array(z.object({ name: z.string(), status: z.string(), attempts: z.int(), process_id: z.int().nullable() })) }));
    const steps = async () => jobs.parse(await (await fetch(`${base}/_local/jobs`)).json())[0]?.steps ?? [];
    const orphan = await vi.waitFor(async () => {
      const running = (await steps()).find((step) => step.name === "rendition 720p" && step.process_id !== null);
      expect(running).toBeDefined();
      return running?.process_id ?? 0;
    }, settled);
    child.kill("SIGKILL");
    await new Promise((resolve) => child.on("exit", resolve));
    expect(existsSync(path.join(bench.options.dataDir, "assets", assetId, "renditions", "720p"))).toBe(false);

    const again = await start(bench.options);
    try {
      await vi.waitFor(() => expect(isAlive(orphan)).toBe(false), settled);
      await vi.waitFor(async () => expect((await mux.video.assets.retrieve(assetId)).status).toBe("ready"), settled);
      const attempts = Object.fromEntries((await steps()).map((step) => [step.name, step.attempts]));
      expect(attempts).toEqual({ probe: 1, "rendition 270p": 1, "rendition 480p": 1, "rendition 720p": 2, playlist: 1, images: 1, publish: 1 });
      await vi.waitFor(() => expect(bench.eventsAbout(assetId)).toEqual(["video.asset.created", "video.asset.ready"]), settled);
    } finally {
      await again.close();
    }
  });
});

/** Whether a process runs; one that ended and was not yet collected by its parent does not. */
function isAlive(processId: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${processId}/status`, "utf8"));
  } catch {
    return false;
  }
}
