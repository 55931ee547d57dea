import { describe, expect, it } from "vitest";
import { registerSchema } from "@/lib/schemas/identity";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { OTHER_STRONG, STRONG, identityWorld } from "@/tests/harness/identity-world";
import { findLink } from "../queries";
import { registerAccount } from "./register-account";
import { requestVerification } from "./request-link";
import { signInWithPassword } from "./sign-in-with-password";
import { verifyEmail } from "./verify-email";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const sofia = { name: "Sofía Luna", email: "sofia@example.com", password: STRONG, locale: "es" as const };

describe("signing up", () => {
  it("makes a student whose account works once the address is proved with the password", async () => {
    const world = identityWorld(database.db);
    expect(await registerAccount(world.ctx, sofia)).toEqual({ sent: true });
    await world.consume();
    const user = await database.db.user.findUniqueOrThrow({ where: { email: sofia.email }, include: { roles: true } });
    expect(user.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(user.roles.map((role) => role.role)).toEqual(["student"]);
    await expect(signInWithPassword(world.ctx, sofia)).rejects.toMatchObject({ code: "auth.invalid_credentials" });
    const token = await world.secretIn("verify-email", sofia.email);
    await expect(verifyEmail(world.ctx, { token, password: OTHER_STRONG })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
    const { sessionId } = await verifyEmail(world.ctx, { token, password: STRONG });
    expect((await world.asSession(sessionId)).viewer).toMatchObject({ kind: "user", email: sofia.email, emailVerified: true });
    await expect(verifyEmail(world.ctx, { token, password: STRONG })).rejects.toMatchObject({ code: "auth.token_invalid" });
    await world.consume();
    expect(world.mail.sent.map((mail) => mail.subject)).toContain("Te damos la bienvenida a Criterio");
  });

  it("answers the same for a taken address, changes nothing and tells the owner", async () => {
    const world = identityWorld(database.db);
    const owner = await world.person("owner@example.com");
    const before = await database.db.user.findUniqueOrThrow({ where: { id: owner.userId } });
    const fresh = await registerAccount(world.ctx, { ...sofia, email: "fresh@example.com" });
    const taken = await registerAccount(world.ctx, { ...sofia, name: "Intruso", email: owner.email, password: OTHER_STRONG });
    expect(taken).toEqual(fresh);
    expect(await database.db.user.findUniqueOrThrow({ where: { id: owner.userId } })).toEqual(before);
    await world.consume();
    const last = world.mail.sent.filter((mail) => mail.to === owner.email).at(-1);
    expect(last?.subject).toBe("Ya tienes una cuenta en Criterio");
    expect(await database.db.user.count({ where: { email: owner.email } })).toBe(1);
  });

  it.each([
    ["a path of ours", "/es/checkout/sql?from=course", "/es/checkout/sql?from=course"],
    ["another site", "//evil.example/es", null],
    ["nothing", undefined, null],
  ])("keeps with the link where the person was going: %s", async (_case, next, kept) => {
    const world = identityWorld(database.db);
    const person = registerSchema.parse({ ...sofia, email: `going-${String(kept).length}-${typeof next}@example.com`, ...(next !== undefined && { next }) });
    await registerAccount(world.ctx, person);
    await world.consume();
    const first = await world.secretIn("verify-email", person.email);
    expect(await findLink(world.ctx, "verify_email", first)).toEqual({ email: person.email, next: kept });
  });

  it("takes the same statements for a free and a taken address", async () => {
    const world = identityWorld(database.db);
    const owner = await world.person("owner2@example.com");
    const count = async (email: string) => {
      const before = await database.db.$queryRaw<{ n: bigint }[]>`SELECT (SELECT count(*) FROM "OneTimeToken") + (SELECT count(*) FROM "OutboxEvent") AS n`;
      await registerAccount(world.ctx, { ...sofia, email });
      await world.ctx.settle();
      const after = await database.db.$queryRaw<{ n: bigint }[]>`SELECT (SELECT count(*) FROM "OneTimeToken") + (SELECT count(*) FROM "OutboxEvent") AS n`;
      return Number(after[0]?.n) - Number(before[0]?.n);
    };
    expect(await count("free2@example.com")).toBe(await count(owner.email));
  });

  it("lets the newest sign-up take over an address that nobody proved", async () => {
    const world = identityWorld(database.db);
    const squatted = { ...sofia, email: "victim@example.com" };
    await registerAccount(world.ctx, squatted);
    await registerAccount(world.ctx, { ...squatted, name: "La Dueña", password: OTHER_STRONG });
    await world.consume();
    const token = await world.secretIn("verify-email", squatted.email);
    await expect(verifyEmail(world.ctx, { token, password: STRONG })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
    expect(await verifyEmail(world.ctx, { token, password: OTHER_STRONG })).toHaveProperty("sessionId");
  });

  it("signs in by the link, with the password, when the address was proved another way before", async () => {
    const world = identityWorld(database.db);
    const twice = { ...sofia, email: "twice@example.com" };
    await registerAccount(world.ctx, twice);
    await world.consume();
    const first = await world.secretIn("verify-email", twice.email);
    await requestVerification(world.ctx, { email: twice.email });
    await world.consume();
    const second = await world.secretIn("verify-email", twice.email);
    const { userId } = await verifyEmail(world.ctx, { token: second, password: STRONG });
    const proved = await database.db.user.findUniqueOrThrow({ where: { id: userId } });
    world.ctx.clock.advance(60_000);
    await expect(verifyEmail(world.ctx, { token: first, password: OTHER_STRONG })).rejects.toMatchObject({ code: "auth.invalid_credentials" });
    expect(await verifyEmail(world.ctx, { token: first, password: STRONG })).toMatchObject({ userId });
    expect(await database.db.user.findUniqueOrThrow({ where: { id: userId } })).toEqual(proved);
    expect(await world.announced("identity/user.verified", userId)).toHaveLength(1);
  });

  it("proves an address once when two of its links are followed at the same moment", async () => {
    const world = identityWorld(database.db);
    const both = { ...sofia, email: "both@example.com" };
    await registerAccount(world.ctx, both);
    await world.consume();
    const first = await world.secretIn("verify-email", both.email);
    await requestVerification(world.ctx, { email: both.email });
    await world.consume();
    const second = await world.secretIn("verify-email", both.email);
    const outcomes = await Promise.allSettled([first, second].map((token) => verifyEmail(world.ctx, { token, password: STRONG })));
    const opened = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    expect(opened.length).toBeGreaterThan(0);
    for (const reason of refused) expect(reason).toMatchObject({ code: "auth.token_invalid" });
    expect(await world.announced("identity/user.verified", String(opened[0]?.userId))).toHaveLength(1);
  });

  it("is over for a link whose account was suspended, deleted or moved to another address meanwhile", async () => {
    const world = identityWorld(database.db);
    const changes = { suspended: { status: "suspended" }, deleted: { status: "deleted" }, moved: { email: "elsewhere@example.com" } } as const;
    for (const [name, data] of Object.entries(changes)) {
      const gone = { ...sofia, email: `gone-${name}@example.com` };
      await registerAccount(world.ctx, gone);
      await world.consume();
      const token = await world.secretIn("verify-email", gone.email);
      await database.db.user.update({ where: { email: gone.email }, data });
      await expect(verifyEmail(world.ctx, { token, password: STRONG }), name).rejects.toMatchObject({ code: "auth.token_invalid" });
      expect(await database.db.session.count({ where: { user: { OR: [{ email: gone.email }, data] } } }), name).toBe(0);
    }
  });

  it("refuses weak passwords at the field, for free and taken addresses alike", async () => {
    const world = identityWorld(database.db);
    const weak = { ...sofia, email: "weak@example.com", password: "sofialuna2026" };
    await expect(registerAccount(world.ctx, weak)).rejects.toMatchObject({
      code: "auth.weak_password",
      issues: [{ path: "password", message: "password_personal" }],
    });
    expect(await database.db.user.count({ where: { email: weak.email } })).toBe(0);
  });

  it("stops before hashing when the address is out of turns", async () => {
    const world = identityWorld(database.db, { register_address: 2 });
    for (const n of [1, 2]) await registerAccount(world.ctx, { ...sofia, email: `limit${n}@example.com` });
    await expect(registerAccount(world.ctx, { ...sofia, email: "limit3@example.com" })).rejects.toMatchObject({ kind: "too_many", params: { seconds: 60 } });
    expect(await database.db.user.count({ where: { email: "limit3@example.com" } })).toBe(0);
  });

  it("takes no role, status or proof from input", () => {
    for (const extra of [{ role: "admin" }, { roles: ["admin"] }, { status: "active" }, { emailVerifiedAt: "2026-01-01" }, { id: "usr_x" }]) {
      expect(registerSchema.safeParse({ ...sofia, ...extra }).success).toBe(false);
    }
  });

  it("mails the link again on request, to unproved addresses only, with the same answer", async () => {
    const world = identityWorld(database.db);
    const done = await world.person("done@example.com");
    await registerAccount(world.ctx, { ...sofia, email: "pending@example.com" });
    await world.consume();
    const sentBefore = world.mail.sent.length;
    const answers = [];
    for (const email of ["pending@example.com", done.email, "nobody@example.com"]) answers.push(await requestVerification(world.ctx, { email }));
    await world.consume();
    expect(answers).toEqual(Array(3).fill({ sent: true }));
    expect(world.mail.sent.slice(sentBefore).map((mail) => mail.to)).toEqual(["pending@example.com"]);
  });
});
