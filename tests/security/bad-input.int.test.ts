import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ENDPOINTS } from "@/server/rest";
import { setTestEnv } from "@/tests/harness/test-env";
import { callEndpointOverHttp, callProcedureOverHttp, fillPath, startBench, type Answer } from "./attack-bench";
import { CASES, type CaseInput } from "./cases";
import { listProcedures, toRequest } from "./entries";
import { collectedStrings, HOSTILE, listLeaves, OBJECTS, replaceAt } from "./hostile-values";

setTestEnv();

type Bench = Awaited<ReturnType<typeof startBench>>;
type Target = { key: string; hasInput: boolean; send(input: CaseInput): Promise<Answer>; sendText(text: string): Promise<Answer> };

const STRINGS = collectedStrings();
const STRINGS_A_FIELD = 12;
let turn = 0;
/** The lists are dealt out over all fields in turn, so that each text is sent to several of them. */
const nextStrings = (count: number): string[] => Array.from({ length: count }, () => STRINGS[(turn += 1) % STRINGS.length] ?? "");
/** A field gets what no scalar accepts, what no column holds, and every third of the rest. */
const valuesFor = (index: number): unknown[] =>
  HOSTILE.filter((value, at) => OBJECTS.includes(value) || (typeof value === "string" && /\0|\p{Cs}/u.test(value)) || at % 3 === index % 3);
const EXTRA = { role: "admin", roles: ["admin"], isAdmin: true, price: 0, deletedAt: null, userId: "usr_other", constructor: 1, hasOwnProperty: 1 };

let bench: Bench;
let adminsBefore: number;
beforeAll(async () => {
  bench = await startBench();
  adminsBefore = await bench.database.db.userRole.count({ where: { role: "admin" } });
});
afterAll(() => bench.close());
// What was accepted may have ended the session or the course: each test begins with both.
beforeEach(() => bench.revive());

const TARGETS: Target[] = [
  ...listProcedures().map(({ key, type, hasInput }): Target => {
    const sendText = (text: string) => callProcedureOverHttp(bench.persona.ctx, key, type, text);
    return { key, hasInput, sendText, send: ({ body }) => sendText(JSON.stringify({ json: body ?? null })) };
  }),
  ...ENDPOINTS.map((endpoint): Target => {
    const { method, path } = endpoint;
    const send = async (input: CaseInput) => {
      const answer = await callEndpointOverHttp(bench.scene.open, toRequest(method, fillPath(path, bench.persona.own), input, bench.persona.token));
      if (answer.status === 401 && endpoint.auth !== "none") expect.fail(`${method} ${path} was asked by nobody`);
      return answer;
    };
    const sendText = (text: string) => {
      const request = new Request(`http://localhost/api/v1${fillPath(path, bench.persona.own)}`, {
        method,
        headers: { authorization: `Bearer ${bench.persona.token}`, "content-type": "application/json", "idempotency-key": "a_key_of_text" },
        ...(method !== "GET" && { body: text }),
      });
      return callEndpointOverHttp(bench.scene.open, request);
    };
    return { key: `${method} ${path}`, hasInput: endpoint.kind === "json" && endpoint.schemas.body !== null, send, sendText };
  }),
];

const baseOf = (key: string): CaseInput => CASES[key]?.input(bench.persona.own) ?? {};
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const WITH_BODY = TARGETS.filter(({ hasInput }) => hasInput);

function expectRefusedOrFine({ status, paths, text }: Answer, what: string): void {
  if (status >= 500) expect.fail(`${what} gave ${status}: ${text.slice(0, 400)}`);
  if (status === 422 || (status === 400 && text.includes("validation.invalid"))) expect(paths.length, `${what} names a field`).toBeGreaterThan(0);
}

describe("a field that holds what it should not", () => {
  it.each(WITH_BODY)("$key never breaks, and names the field", async ({ key, send }) => {
    for (const [index, leaf] of listLeaves(baseOf(key).body).entries()) {
      for (const value of valuesFor(index)) {
        const base = baseOf(key);
        const answer = await send({ ...base, body: replaceAt(base.body, leaf.path, value) });
        const what = `${key} with ${leaf.path.join(".")} = ${JSON.stringify(value)?.slice(0, 60)}`;
        expectRefusedOrFine(answer, what);
        const isScalar = typeof leaf.value !== "object";
        if (!isScalar || !OBJECTS.includes(value)) continue;
        expect(answer.status, what).toBeGreaterThanOrEqual(400);
        if (key !== "POST /payments/webhook/stripe") expect(answer.paths.some((path) => path.split(".")[0] === String(leaf.path[0])), `${what} named ${answer.paths.join(", ")}`).toBe(true);
      }
    }
  }, 240_000);

  it.each(WITH_BODY)("$key takes or refuses every collected text", async ({ key, send }) => {
    const leaves = listLeaves(baseOf(key).body).filter(({ value }) => typeof value === "string");
    for (const leaf of leaves) {
      for (const text of nextStrings(STRINGS_A_FIELD)) {
        const base = baseOf(key);
        expectRefusedOrFine(await send({ ...base, body: replaceAt(base.body, leaf.path, text) }), `${key} with ${leaf.path.join(".")} = ${JSON.stringify(text)}`);
      }
    }
  }, 240_000);
});

describe("a field that does not exist", () => {
  it.each(WITH_BODY.filter(({ key }) => key !== "POST /payments/webhook/stripe"))("is refused by name: $key", async ({ key, send }) => {
    for (const [name, value] of Object.entries(EXTRA)) {
      const base = baseOf(key);
      if (!isObject(base.body) || Object.hasOwn(base.body, name)) continue;
      const answer = await send({ ...base, body: { ...base.body, [name]: value } });
      expect([400, 422], `${key} with ${name}`).toContain(answer.status);
      expect(answer.paths, `${key} with ${name}`).toContain(name);
    }
  });

  it.each(TARGETS)("and poisons no prototype: $key", async ({ key, sendText }) => {
    const { body } = baseOf(key);
    const inner = isObject(body) ? JSON.stringify(body).slice(1, -1) : "";
    const poisoned = ['"__proto__":{"isAdmin":true,"roles":["admin"]}', '"constructor":{"prototype":{"isAdmin":true}}'];
    for (const poison of poisoned) {
      const text = `{${[poison, inner].filter(Boolean).join(",")}}`;
      for (const sent of [text, `{"json":${text}}`, `{"json":${text},"meta":{"values":{"__proto__.isAdmin":["Date"]}}}`]) expectRefusedOrFine(await sendText(sent), `${key} with ${poison}`);
    }
    expect(Reflect.get({}, "isAdmin")).toBeUndefined();
  });
});

describe("a message that is not what it says", () => {
  const TEXTS = [
    "", "{", "null", "[]", '"text"', "1", "true", "{}", "\ufeff{}", '{"a":1,}', "[".repeat(60_000), `${"[".repeat(20_000)}${"]".repeat(20_000)}`, `{"a":"${"x".repeat(300_000)}"}`,
    '{"json":null}', '{"json":{},"meta":1}', '{"json":{"a":"x"},"meta":{"values":{"a":["Date"]}}}', '{"json":{"a":1},"meta":{"values":{"a":["class","X"]}}}',
    '{"json":{"a":[1]},"meta":{"values":{"a":["set"],"a.0":["regexp"]}}}', '{"json":1,"meta":{"values":["bigint"]}}', '{"json":"x","meta":{"values":["URL"]}}',
    '{"json":{"a":"\\u0000"}}', '{"a":"\\ud800"}', '{"\\u0000":1}', '{"json":{"\\ud800":1}}',
  ];

  it.each(TARGETS)("breaks nothing: $key", async ({ key, sendText }) => {
    for (const text of TEXTS) expectRefusedOrFine(await sendText(text), `${key} with the text ${text.slice(0, 60)}`);
  }, 120_000);

  it.each(WITH_BODY)("nor does any JSON: $key", async ({ key, send }) => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4, stringUnit: "binary" }), async (body) => {
        const { headers } = baseOf(key);
        expectRefusedOrFine(await send({ body, ...(headers && { headers }) }), `${key} with ${JSON.stringify(body)?.slice(0, 200)}`);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

describe("an address that is not one", () => {
  const WORDS = [...HOSTILE.filter((value) => typeof value === "string" && value.length < 5_000), ...STRINGS.slice(0, 150)].map(String).filter((text) => text !== "");

  it.each(ENDPOINTS.filter(({ path }) => path.includes("{id}")))("as the id of $method $path", async ({ method, path }) => {
    const key = `${method} ${path}`;
    for (const word of WORDS) {
      const url = path.replace("{id}", encodeURIComponent(word.toWellFormed()));
      const answer = await callEndpointOverHttp(bench.scene.open, toRequest(method, url, baseOf(key), bench.persona.token));
      expectRefusedOrFine(answer, `${method} ${url}`);
      expect(answer.status, `${method} ${url}`).toBeGreaterThanOrEqual(400);
    }
  }, 120_000);

  it.each(ENDPOINTS.filter((endpoint) => endpoint.method === "GET" && endpoint.kind === "json"))("in the query of $method $path", async ({ method, path }) => {
    const names = [...Object.keys(baseOf(`${method} ${path}`).query ?? {}), "cursor", "slug", "role"];
    for (const name of names) {
      for (const word of WORDS.slice(0, 50)) {
        const request = toRequest(method, fillPath(path, bench.persona.own), { query: { [name]: word } }, bench.persona.token);
        expectRefusedOrFine(await callEndpointOverHttp(bench.scene.open, request), `${method} ${path}?${name}=${word}`);
      }
    }
  }, 120_000);

  it("or leads nowhere", async () => {
    for (const word of ["", "/", "/nothing", "/courses/", "/courses/crs_x/nothing", "/%E0%A4%A", "/..%2f..%2fetc", "/courses/%00"]) {
      const answer = await callEndpointOverHttp(bench.scene.open, toRequest("GET", word, {}, bench.persona.token));
      expect([404, 422], word).toContain(answer.status);
    }
  });
});

it("and after all of it nobody has gained power", async () => {
  expect(await bench.database.db.userRole.count({ where: { role: "admin" } })).toBe(adminsBefore);
  expect(await bench.database.db.course.count({ where: { priceAmount: { lt: 0 } } })).toBe(0);
});
