import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { compatibleModel } from "@/server/vendors/language-model/compatible-model";
import { ModelMisconfigured } from "@/server/vendors";
import { answerSchema, readItem } from "@/lib/schemas/drafted-item";
import { DRAFT_TYPES } from "@/lib/domain/drafting/draft-terms";
import { freePort } from "@/local/kit/testing/free-port.ts";
import type { RunningService, ServiceOptions } from "@/local/kit/service.ts";
import { start } from "@/local/ai/index.ts";

const apiKey = "sk-local-contract";
const types = [...DRAFT_TYPES];
const TEXT = "La clave primaria identifica cada fila de una tabla. Un índice acelera las búsquedas de los usuarios. La tabla tiene 1250 filas de clientes. Una transacción guarda todos sus cambios o ninguno. Los permisos deciden quién puede leer cada columna. Las vistas guardan consultas con nombre propio. El planificador estima cuánto cuesta cada consulta. Los respaldos permiten recuperar información perdida.";
const question = (count = 8) => ({ instructions: "Write questions.", prompt: `Write.\n${JSON.stringify({ count, types, passages: [{ number: 1, text: TEXT }] })}`, schema: answerSchema(types), maxOutputTokens: 4_000 });

let dataDir: string;
let service: RunningService;

const options = async (): Promise<ServiceOptions> => ({ port: await freePort(), dataDir, appUrl: "http://127.0.0.1:1", databaseUrl: "", env: { AI_API_KEY: apiKey } });
const model = (more: Partial<Parameters<typeof compatibleModel>[0]> = {}) =>
  compatibleModel({ baseUrl: `${service.url}/v1`, apiKey, model: "local-rules-1", hasSchemas: true, inputPrice: 0.15, outputPrice: 0.6, dailyTokens: 1_000, ...more });
const calls = async (): Promise<{ id: string; usage: { total_tokens: number } }[]> => (await fetch(`${service.url}/_local/calls`)).json();
const goWrong = (...faults: { kind: string; count?: number }[]) => fetch(`${service.url}/_local/answers`, { method: "PUT", body: JSON.stringify(faults) });

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "ai-"));
  service = await start(await options());
});
afterEach(async () => {
  service.faults.replace([]);
  await goWrong();
});
afterAll(async () => {
  await service.close();
  rmSync(dataDir, { recursive: true });
});

describe("asking with the real SDK", () => {
  test.each([true, false])("an answer is JSON in the shape that was asked for, and says what it cost (schemas: %s)", async (hasSchemas) => {
    const answer = await model({ hasSchemas }).answer(question());
    if (answer.outcome !== "answered") throw new Error(answer.outcome);
    const items: unknown[] = (answer.value as { questions: unknown[] }).questions;
    expect(items).toHaveLength(8);
    const read = items.map((item) => readItem(item, { types, language: "es", difficulty: 0.5 }));
    expect(read.filter(({ ok }) => !ok)).toEqual([]);
    expect(answer.usage.inputTokens).toBeGreaterThan(50);
    expect(answer.usage.outputTokens).toBeGreaterThan(50);
  });

  test("the same question has the same answer, and each call is written down for good", async () => {
    const before = (await calls()).length;
    const [one, two] = [await model().answer(question(3)), await model().answer(question(3))];
    expect(two).toEqual(one);
    await service.close();
    service = await start(await options());
    expect((await calls()).slice(before).map(({ id }) => id.startsWith("chatcmpl-"))).toEqual([true, true]);
  });

  test("the price is known when it is configured", () => {
    expect(model()).toMatchObject({ name: "local-rules-1", price: { input: 150_000, output: 600_000 } });
    expect(model({ inputPrice: undefined, outputPrice: undefined }).price).toBeNull();
  });
});

describe("answers that went wrong", () => {
  test.each(["truncated", "prose"])("%s: cannot be read, and cost what it cost", async (kind) => {
    await goWrong({ kind });
    const answer = await model().answer(question());
    expect(answer.outcome).toBe("unreadable");
    expect(answer.usage.inputTokens).toBeGreaterThan(0);
    expect((await model().answer(question())).outcome, "only that one").toBe("answered");
  });

  test("uncounted: tokens are told by the length of what was said", async () => {
    const counted = await model().answer(question());
    await goWrong({ kind: "uncounted" });
    const answer = await model().answer(question());
    expect(answer.outcome).toBe("answered");
    for (const tokens of ["inputTokens", "outputTokens"] as const) {
      expect(answer.usage[tokens]).toBeGreaterThan(counted.usage[tokens] * 0.8);
      expect(answer.usage[tokens]).toBeLessThan(counted.usage[tokens] * 1.25);
    }
  });

  test("a refusal is told from nonsense", async () => {
    await goWrong({ kind: "refusal" });
    expect((await model().answer(question())).outcome).toBe("refused");
  });

  test("JSON of another shape is answered as it is: whoever reads it decides", async () => {
    await goWrong({ kind: "wrong_schema" });
    expect(await model().answer(question())).toMatchObject({ outcome: "answered", value: { items: ["no questions here"] } });
    await goWrong({ kind: "broken_items" });
    const answer = await model().answer(question());
    const items = answer.outcome === "answered" ? (answer.value as { questions: unknown[] }).questions : [];
    const read = items.map((item) => readItem(item, { types, language: "es", difficulty: 0.5 }).ok);
    expect(read).toContain(false);
    expect(read).toContain(true);
  });

  test.each([429, 500, 503])("%i is thrown, to be tried again by who asked, and asked once", async (status) => {
    const before = (await calls()).length;
    service.faults.replace([{ on: "request", kind: "error", status, count: 1, probability: 1, delayMs: 0, copies: 1 }]);
    const error = await model().answer(question()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(ModelMisconfigured);
    expect((await calls()).length).toBe(before);
    expect((await model().answer(question())).outcome).toBe("answered");
  });

  test("a cut connection is thrown; a slow answer is waited for", async () => {
    service.faults.replace([{ on: "request", kind: "drop", count: 1, probability: 1, delayMs: 0, copies: 1, status: 500 }]);
    await expect(model().answer(question())).rejects.not.toBeInstanceOf(ModelMisconfigured);
    service.faults.replace([{ on: "request", kind: "delay", count: 1, probability: 1, delayMs: 400, copies: 1, status: 500 }]);
    expect((await model().answer(question())).outcome).toBe("answered");
  });

  test.each([
    ["a wrong key", { apiKey: "sk-wrong" }],
    ["a model that is not there", { model: "gpt-none" }],
    ["an address of something else", { baseUrl: "http://127.0.0.1:1/v1/nowhere" }],
  ])("%s", async (name, more) => {
    const error = await model({ ...more, ...("baseUrl" in more && { baseUrl: `${service.url}/nowhere` }) }).answer(question()).catch((thrown: unknown) => thrown);
    expect(error, name).toBeInstanceOf(ModelMisconfigured);
  });
});
