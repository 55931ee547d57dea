import { spawn, type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { askOffset } from "@/lib/upload/ask-offset";
import { ResumableUpload, type OpenSession } from "@/lib/upload/resumable-upload";
import { freePort } from "@/local/kit/testing/free-port.ts";
import { MuxBench, settled } from "@/local/mux/contract-bench.ts";

const CHUNK = 16 * 1_024 * 1_024;
const TOTAL = 500 * 1_000 * 1_000;
/** What stands at any place of the file is known without keeping the file. */
const BLOCK = Buffer.from(Uint8Array.from({ length: 65_521 }, (_, index) => (index * 31) % 251));

let bench: MuxBench;
beforeAll(async () => {
  bench = new MuxBench(await freePort(), await freePort());
  await bench.open();
});
afterAll(() => bench.close());

describe("an upload of 500 MB", () => {
  it("goes on from what was acknowledged when the service is killed -9 twice, and arrives byte for byte", async () => {
    let service = startService();
    onTestFinished(() => void service.kill("SIGKILL"));
    const upload = await vi.waitFor(() => bench.mux.video.uploads.create({ cors_origin: bench.appUrl, new_asset_settings: { playback_policies: ["signed"] } }), settled);
    const url = upload.url ?? "";
    const begins: { at: number; acknowledged: number }[] = [];
    let acknowledged = 0;
    const deaths = [TOTAL * 0.3, TOTAL * 0.7];
    const kill = (): void => {
      service.kill("SIGKILL");
      service.once("exit", () => (service = startService()));
    };
    const onChunk = (kept: number): void => {
      acknowledged = kept;
      if (kept > (deaths[0] ?? Infinity)) {
        deaths.shift();
        kill();
      }
    };
    const ended = await new Promise<string>((resolve) => {
      new ResumableUpload({
        totalBytes: TOTAL,
        askPlace: () => askOffset(url, TOTAL),
        openSession: sessionOf(url, (at) => begins.push({ at, acknowledged }), onChunk),
        onState: ({ kind }) => (kind === "sent" || kind === "gone" ? resolve(kind) : undefined),
        firstRetryMs: 100,
        longestRetryMs: 400,
      }).resume();
    });
    expect(ended).toBe("sent");
    expect(deaths).toEqual([]);
    expect(begins.length).toBeGreaterThanOrEqual(3);
    for (const begin of begins) expect(begin.at, "what was acknowledged is not sent again").toBeGreaterThanOrEqual(begin.acknowledged);
    expect(begins.at(-1)?.at).toBeGreaterThan(TOTAL * 0.7);

    const { asset_id: assetId = "" } = await bench.mux.video.uploads.retrieve(upload.id);
    expect(await digestOf(createReadStream(path.join(bench.options.dataDir, "assets", assetId, "source")))).toBe(await digestOf(blocks(0, TOTAL)));
    expect(await askOffset(url, TOTAL)).toEqual({ kind: "complete" });
    expect(await askOffset(`${bench.base}/upload/unknown?signature=x`, TOTAL)).toEqual({ kind: "gone" });
  }, 180_000);
});

function startService(): ChildProcess {
  const code = `import { start } from "./local/mux/index.ts"; await start(${JSON.stringify(bench.options)});`;
  return spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", code], { stdio: "inherit" });
}

/** Sends chunk by chunk as UpChunk does, without a browser. */
function sessionOf(url: string, onBegin: (at: number) => void, onChunk: (kept: number) => void): OpenSession {
  return (from, { onProgress, onEnd }) => {
    onBegin(from);
    const request = new AbortController();
    const send = async (): Promise<void> => {
      for (let at = from; at < TOTAL; at += CHUNK) {
        const end = Math.min(at + CHUNK, TOTAL);
        const body = Buffer.concat([...blocks(at, end)]);
        const response = await fetch(url, { method: "PUT", body, headers: { "content-range": `bytes ${at}-${end - 1}/${TOTAL}` }, signal: request.signal });
        if (response.status !== (end === TOTAL ? 200 : 308)) throw new Error(`the upload answered ${response.status}`);
        onProgress(end);
        onChunk(end);
      }
    };
    send().then(
      () => onEnd("complete"),
      () => onEnd("broken"),
    );
    return { abort: () => request.abort() };
  };
}

function* blocks(from: number, to: number): Generator<Buffer> {
  for (let at = from; at < to; ) {
    const offset = at % BLOCK.length;
    const part = BLOCK.subarray(offset, Math.min(BLOCK.length, offset + to - at));
    yield part;
    at += part.length;
  }
}

async function digestOf(parts: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
  const hash = createHash("sha256");
  for await (const part of parts) hash.update(part);
  return hash.digest("hex");
}
