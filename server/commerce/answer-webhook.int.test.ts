import { createHmac } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { system } from "@/server/access";
import { stripeGateway } from "@/server/vendors/payments/stripe-gateway";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { fakeShop, stripeEvent, WEBHOOK_SECRET } from "@/tests/harness/fake-shop";
import { testCtx } from "@/tests/harness/test-ctx";
import { setTestEnv } from "@/tests/harness/test-env";
import { answerPaymentWebhook } from "./answer-webhook";

setTestEnv();
const NOW_SECONDS = 1_800_000_000;
let database: TestDatabase;
let statements = 0;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => {
  vi.useFakeTimers({ now: NOW_SECONDS * 1_000, toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A database client that counts what it is asked. */
function countedCtx(secret = WEBHOOK_SECRET) {
  const counted = database.db.$extends({
    query: {
      $allOperations: ({ args, query }) => {
        statements += 1;
        return query(args);
      },
    },
  });
  const gateway = stripeGateway({ secretKey: "sk_test_x", webhookSecret: secret, apiUrl: undefined });
  const payments = { ...fakeShop().vendors.payments, readWebhook: gateway.readWebhook } as ReturnType<typeof stripeGateway>;
  return testCtx(counted as unknown as TestDatabase["db"], { payments }, system("test"));
}

async function post(body: string | Uint8Array, signature: string | null, secret?: string) {
  const ctx = countedCtx(secret);
  statements = 0;
  const request = new Request("http://localhost/api/webhooks/stripe", { method: "POST", body: typeof body === "string" ? body : new Uint8Array(body) });
  const response = await answerPaymentWebhook(ctx, request, signature);
  const asked = statements;
  await ctx.settle();
  return { status: response.status, asked };
}

const hmac = (body: string | Buffer, at: number | string = NOW_SECONDS, secret = WEBHOOK_SECRET) =>
  createHmac("sha256", secret).update(`${at}.`).update(body).digest("hex");
const headerOf = (body: string | Buffer, at: number | string = NOW_SECONDS, secret?: string) => `t=${at},v1=${hmac(body, at, secret)}`;

let serial = 0;
function body(): string {
  serial += 1;
  return JSON.stringify(stripeEvent.paid({ id: `cs_${serial}`, orderId: `ord_ñ_${serial}`, total: { amount: 4_900, currency: "USD" } }), null, 2);
}

describe("a webhook whose signature holds", () => {
  it.each([
    ["now", (text: string) => headerOf(text)],
    ["300 s ago", (text: string) => headerOf(text, NOW_SECONDS - 300)],
    ["300 s ahead", (text: string) => headerOf(text, NOW_SECONDS + 300)],
    ["the old and the new secret's signatures", (text: string) => `t=${NOW_SECONDS},v1=${hmac(text, NOW_SECONDS, "whsec_old")},v1=${hmac(text)}`],
    ["v0 beside v1", (text: string) => `t=${NOW_SECONDS},v1=${hmac(text)},v0=${"0".repeat(64)}`],
  ])("is recorded: %s", async (_, sign) => {
    const text = body();
    expect((await post(text, sign(text))).status).toBe(200);
    expect(await database.db.webhookDelivery.count({ where: { externalId: JSON.parse(text).id } })).toBe(1);
  });

  it("is recorded once when it comes again", async () => {
    const text = body();
    const answers = [await post(text, headerOf(text)), await post(text, headerOf(text)), await post(text, headerOf(text, NOW_SECONDS + 1))];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { id } = JSON.parse(text);
    expect(await database.db.webhookDelivery.count({ where: { externalId: id } })).toBe(1);
  });

  it.each(["null", "[]", "{}", '"text"', "not json", JSON.stringify({ id: "evt_1", type: "x" }), JSON.stringify({ object: "v2.core.event", id: "evt_2" })])(
    "but holds no event is refused: %s",
    async (text) => expect(await post(text, headerOf(text))).toEqual({ status: 400, asked: 0 }),
  );

  it("but has an object of an unknown shape is recorded for a person, not guessed at", async () => {
    const text = JSON.stringify({ id: "evt_old_shape", type: "charge.refunded", created: 1, data: { object: { id: "ch_1", payment_intent: "pi_1", amount_refunded: 0.5 } } });
    expect((await post(text, headerOf(text))).status).toBe(200);
    expect(await database.db.webhookDelivery.findFirst({ where: { externalId: "evt_old_shape" } })).toMatchObject({ change: { kind: "unreadable" } });
  });
});

const TEXT = body();
const H = hmac(TEXT);
const T = NOW_SECONDS;
/** Headers that must not open the door for TEXT. */
const BAD_HEADERS: Record<string, string | null> = {
  "no header": null,
  "empty header": "",
  "blank header": " ",
  "no time": `v1=${H}`,
  "no signature": `t=${T}`,
  "only v0": `t=${T},v0=${H}`,
  "empty signature": `t=${T},v1=`,
  "signature without a value": `t=${T},v1`,
  "time without a value": `t,v1=${H}`,
  "empty time": `t=,v1=${H}`,
  "time that is a word": `t=now,v1=${hmac(TEXT, "now")}`,
  "time signed as NaN": `t=x,v1=${hmac(TEXT, "NaN")}`,
  "negative time": `t=-1,v1=${hmac(TEXT, "-1")}`,
  "time zero": headerOf(TEXT, 0),
  "time in milliseconds": headerOf(TEXT, T * 1_000),
  "time with a fraction": headerOf(TEXT, `${T}.5`),
  "time with an exponent": headerOf(TEXT, "18e8"),
  "time in hexadecimal": headerOf(TEXT, "0x6b49d200"),
  "two times, the second fresh": `t=${T - 9_999},t=${T},v1=${H}`,
  "two times, the first fresh": `t=${T},t=${T - 9_999},v1=${H}`,
  "301 s old": headerOf(TEXT, T - 301),
  "a day old": headerOf(TEXT, T - 86_400),
  "301 s ahead": headerOf(TEXT, T + 301),
  "a day ahead": headerOf(TEXT, T + 86_400),
  "a century ahead": headerOf(TEXT, T + 3_153_600_000),
  "another time than the signed one": `t=${T + 1},v1=${H}`,
  "the secret of another endpoint": headerOf(TEXT, T, "whsec_of_another_endpoint"),
  "an empty secret": headerOf(TEXT, T, ""),
  "the secret in upper case": headerOf(TEXT, T, WEBHOOK_SECRET.toUpperCase()),
  "the secret without its prefix": headerOf(TEXT, T, WEBHOOK_SECRET.replace("whsec_", "")),
  "the secret with a line end": headerOf(TEXT, T, `${WEBHOOK_SECRET}\n`),
  "upper-case hexadecimal": `t=${T},v1=${H.toUpperCase()}`,
  "base64": `t=${T},v1=${Buffer.from(H, "hex").toString("base64")}`,
  "one digit short": `t=${T},v1=${H.slice(0, -1)}`,
  "one digit long": `t=${T},v1=${H}0`,
  "a leading space": `t=${T},v1= ${H}`,
  "a trailing space": `t=${T},v1=${H} `,
  "quotes": `t=${T},v1="${H}"`,
  "semicolons": `t=${T};v1=${H}`,
  "a space after the comma": `t=${T}, v1=${H}`,
  "upper-case scheme": `t=${T},V1=${H}`,
  "upper-case time": `T=${T},v1=${H}`,
  "another scheme's name": `t=${T},v2=${H}`,
  "SHA-1": `t=${T},v1=${createHmac("sha1", WEBHOOK_SECRET).update(`${T}.${TEXT}`).digest("hex")}`,
  "SHA-512": `t=${T},v1=${createHmac("sha512", WEBHOOK_SECRET).update(`${T}.${TEXT}`).digest("hex")}`,
  "the body alone signed": `t=${T},v1=${createHmac("sha256", WEBHOOK_SECRET).update(TEXT).digest("hex")}`,
  "the body signed before the time": `t=${T},v1=${createHmac("sha256", WEBHOOK_SECRET).update(`${TEXT}.${T}`).digest("hex")}`,
  "no dot between": `t=${T},v1=${createHmac("sha256", WEBHOOK_SECRET).update(`${T}${TEXT}`).digest("hex")}`,
  "several wrong signatures": `t=${T},${Array.from({ length: 50 }, (_, index) => `v1=${hmac(TEXT, T, `whsec_${index}`)}`).join(",")}`,
  "zeros": `t=${T},v1=${"0".repeat(64)}`,
  "a very long header": `t=${T},v1=${"a".repeat(100_000)}`,
  "a JSON header": JSON.stringify({ t: T, v1: H }),
  "a bearer token": `Bearer ${H}`,
};

/** Bodies that the signature of TEXT must not cover. */
const BAD_BODIES: Record<string, string | Uint8Array> = {
  "empty": "",
  "a byte order mark in front": Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)]),
  "re-serialised": JSON.stringify(JSON.parse(TEXT)),
  "keys in another order": JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(TEXT)).reverse()), null, 2),
  "a line end behind": `${TEXT}\n`,
  "a space in front": ` ${TEXT}`,
  "Windows line ends": TEXT.replaceAll("\n", "\r\n"),
  "a zero byte behind": `${TEXT}\0`,
  "an escaped letter": TEXT.replace("ñ", "\\u00f1"),
  "a decomposed letter": TEXT.normalize("NFD"),
  "UTF-16": Buffer.from(TEXT, "utf16le"),
  "Latin-1": Buffer.from(TEXT, "latin1"),
  "cut": TEXT.slice(0, -1),
  "twice": TEXT + TEXT,
  "another amount": TEXT.replace("4900", "4901"),
  "another order": TEXT.replace("ord_ñ", "ord_n"),
};

describe("a webhook whose signature does not hold", () => {
  const cases = [
    ...Object.entries(BAD_HEADERS).map(([name, header]) => ({ name, body: TEXT as string | Uint8Array, header })),
    ...Object.entries(BAD_BODIES).map(([name, altered]) => ({ name: `body: ${name}`, body: altered, header: `t=${T},v1=${H}` })),
  ];

  it.each(cases)("is refused before any statement: $name", async ({ body: sent, header }) => {
    expect(await post(sent, header)).toEqual({ status: 400, asked: 0 });
  });

  it("is refused when the secret is not set, whatever it is signed with", async () => {
    expect((await post(TEXT, headerOf(TEXT, T, ""), "")).status).toBe(400);
    expect((await post(TEXT, `t=${T},v1=${H}`, "")).status).toBe(400);
  });

  it("is refused with any one bit of its body flipped (500 tries)", async () => {
    const bytes = Buffer.from(TEXT);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const flipped = Buffer.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
        expect(await post(flipped, `t=${T},v1=${H}`)).toEqual({ status: 400, asked: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it("is refused with any one character of its header changed (500 tries)", async () => {
    const good = `t=${T},v1=${H}`;
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.constantFrom(..."0123456789abcdefgt=,v \tA"), async (at, character) => {
        fc.pre(good[at] !== character);
        const changed = good.slice(0, at) + character + good.slice(at + 1);
        expect(await post(TEXT, changed)).toEqual({ status: 400, asked: 0 });
      }),
      { numRuns: 500 },
    );
  });

  it("is refused by its size before it is verified", async () => {
    const huge = "x".repeat(600_000);
    expect(await post(huge, headerOf(huge))).toEqual({ status: 413, asked: 0 });
  });

  it("left nothing behind", async () => {
    expect(await database.db.webhookDelivery.count({ where: { externalId: JSON.parse(TEXT).id } })).toBe(0);
  });
});

const RECORDED = process.env.CRITERIO_SHARED_DATA ? path.join(process.env.CRITERIO_SHARED_DATA, "06-webhooks") : "";
type Recorded = { endpointSecret: string; deliveries: { file: string; header: Record<string, string>; expect: string; now: number; bodySuffix?: string }[] };

describe.skipIf(RECORDED === "" || !existsSync(RECORDED))("recorded deliveries", () => {
  it("are accepted and refused as recorded, and none makes an error", async () => {
    const { endpointSecret, deliveries }: Recorded = JSON.parse(readFileSync(path.join(RECORDED, "stripe/signed-deliveries.json"), "utf8"));
    const wrong: string[] = [];
    for (const delivery of deliveries) {
      vi.setSystemTime(delivery.now * 1_000);
      const sent = Buffer.concat([readFileSync(path.join(RECORDED, delivery.file)), Buffer.from(delivery.bodySuffix ?? "")]);
      const { status } = await post(sent, delivery.header["Stripe-Signature"] ?? null, endpointSecret);
      if (status !== (delivery.expect === "accept" ? 200 : 400)) wrong.push(`${delivery.file}: ${status}, expected ${delivery.expect}`);
    }
    expect(wrong).toEqual([]);
    expect(deliveries.length).toBeGreaterThan(15);
  });
});
