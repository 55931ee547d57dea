import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { start } from "@/local/ai/index.ts";
import { freePort } from "@/local/kit/testing/free-port.ts";
import { compatibleModel } from "@/server/vendors/language-model/compatible-model";

/** The local server of language models, asked by the real client, and ways to make it fail. */
export async function startModel() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "model-"));
  const apiKey = "sk-local-test";
  const service = await start({ port: await freePort(), dataDir, appUrl: "http://127.0.0.1:1", databaseUrl: "", env: { AI_API_KEY: apiKey } });
  const model = (more: Partial<Parameters<typeof compatibleModel>[0]> = {}) =>
    compatibleModel({ baseUrl: `${service.url}/v1`, apiKey, model: "local-rules-1", hasSchemas: true, inputPrice: 0.15, outputPrice: 0.6, dailyTokens: 500_000, ...more });
  return {
    model,
    /** How many questions it has answered. */
    calls: async (): Promise<number> => ((await (await fetch(`${service.url}/_local/calls`)).json()) as unknown[]).length,
    /** How the next answers go wrong. */
    goWrong: async (...kinds: string[]): Promise<void> => void (await fetch(`${service.url}/_local/answers`, { method: "PUT", body: JSON.stringify(kinds.map((kind) => ({ kind }))) })),
    /** The statuses with which the next requests are turned away. */
    refuse: (...statuses: number[]): void => service.faults.replace(statuses.map((status) => ({ on: "request", kind: "error", status, count: 1, probability: 1, delayMs: 0, copies: 1 }))),
    close: async (): Promise<void> => {
      await service.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
