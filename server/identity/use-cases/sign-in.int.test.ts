import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { OTHER_STRONG, STRONG, identityWorld } from "@/tests/harness/identity-world";
import { hashSecret } from "@/server/platform/one-time-secret";
import { listSessions } from "../queries";
import { changePassword } from "./change-password";
import { registerAccount } from "./register-account";
import { requestMagicLink, requestPasswordReset } from "./request-link";
import { resetPassword } from "./reset-password";
import { revokeOtherSessions, revokeSession } from "./revoke-session";
import { signInWithMagicLink } from "./sign-in-with-magic-link";
import { signInWithPassword } from "./sign-in-with-password";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const REFUSED = { kind: "unauthenticated", code: "auth.invalid_credentials", params: {}, issues: [] };

describe("signing in with a password", () => {
  it("refuses unknown, wrong, unproved, suspended and deleted with one answer", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("ana1@example.com");
    const suspended = await world.person("suspended1@example.com");
    await database.db.user.update({ where: { id: suspended.userId }, data: { status: "suspended" } });
    await registerAccount(world.ctx, { name: "Leo Prueba", email: "unproved1@example.com", password: STRONG, locale: "es" });
    for (const attempt of [
      { email: "nobody1@example.com", password: STRONG },
      { email: ana.email, password: OTHER_STRONG },
      { email: suspended.email, password: STRONG },
      { email: "unproved1@example.com", password: STRONG },
    ]) {
      await expect(signInWithPassword(world.ctx, attempt)).rejects.toMatchObject(REFUSED);
    }
    expect(await signInWithPassword(world.ctx, { email: ana.email, password: STRONG })).toMatchObject({ userId: ana.userId });
  });

  it("mails the link again for the right password of an unproved address, and answers the same when it may not", async () => {
    const world = identityWorld(database.db, { mail_account: 2 });
    const email = "again-unproved@example.com";
    await registerAccount(world.ctx, { name: "Leo Prueba", email, password: STRONG, locale: "es" });
    await world.consume();
    const mailed = () => world.mail.sent.filter(({ to }) => to === email).length;
    const atFirst = mailed();
    await expect(signInWithPassword(world.ctx, { email, password: OTHER_STRONG })).rejects.toMatchObject(REFUSED);
    await world.consume();
    expect(mailed()).toBe(atFirst);
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await expect(signInWithPassword(world.ctx, { email, password: STRONG })).rejects.toMatchObject(REFUSED);
      await world.consume();
    }
    expect(mailed()).toBeGreaterThan(atFirst);
    expect(mailed() - atFirst).toBeLessThan(4);
  });

  it("hashes for an unknown address as for a known one", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("timing@example.com");
    // What the processor did for 15 tries, not how long they took: other work on the machine does not count in it.
    const work = async (email: string) => {
      const before = process.cpuUsage();
      for (let round = 0; round < 15; round += 1) {
        await signInWithPassword(world.ctx, { email, password: OTHER_STRONG }).catch(() => undefined);
      }
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await work(ana.email);
    const [known, unknown] = [await work(ana.email), await work("nobody-at-all@example.com")];
    // Without the decoy an unknown address costs a tenth of a known one.
    expect(unknown).toBeGreaterThan(known * 0.5);
  });

  it("counts tries by account and by address before anything else, the right password included", async () => {
    const world = identityWorld(database.db, { sign_in_account: 3 });
    const ana = await world.person("brute@example.com");
    const attempts = [];
    for (let n = 0; n < 6; n += 1) attempts.push(await signInWithPassword(world.ctx, { email: ana.email, password: `wrong ${n}` }).catch((error: unknown) => error));
    expect(attempts.filter((error) => (error as { kind: string }).kind === "unauthenticated")).toHaveLength(2);
    await expect(signInWithPassword(world.ctx, { email: ana.email, password: STRONG })).rejects.toMatchObject({ kind: "too_many" });
    expect(world.limits.taken).toContain("sign_in_address:127.0.0.1");
  });

  it("shares the same tries with a change of password", async () => {
    const world = identityWorld(database.db, { sign_in_account: 3 });
    const ana = await world.person("brute2@example.com");
    for (let n = 0; n < 2; n += 1) await changePassword(ana.ctx, { currentPassword: "wrong", newPassword: OTHER_STRONG }).catch(() => undefined);
    await expect(signInWithPassword(world.ctx, { email: ana.email, password: STRONG })).rejects.toMatchObject({ kind: "too_many" });
  });
});

describe("sessions", () => {
  it("die with the next request when they are revoked, one or all the others", async () => {
    const world = identityWorld(database.db);
    const phone = await world.person("devices@example.com");
    const laptop = await signInWithPassword(world.ctx, { email: phone.email, password: STRONG });
    const tablet = await signInWithPassword(world.ctx, { email: phone.email, password: STRONG });
    expect((await listSessions(phone.ctx)).map((session) => [session.isCurrent, session.browser, session.system])[0]).toEqual([true, "Chrome", "Linux"]);
    await revokeSession(phone.ctx, { sessionId: laptop.sessionId });
    expect((await world.asSession(laptop.sessionId)).viewer.kind).toBe("anonymous");
    expect((await world.asSession(tablet.sessionId)).viewer.kind).toBe("user");
    expect(await revokeOtherSessions(phone.ctx)).toEqual({ ended: 1 });
    expect((await world.asSession(tablet.sessionId)).viewer.kind).toBe("anonymous");
    expect((await world.asSession(phone.sessionId)).viewer.kind).toBe("user");
  });

  it("of another person cannot be seen or revoked", async () => {
    const world = identityWorld(database.db);
    const [ana, leo] = [await world.person("own1@example.com"), await world.person("own2@example.com")];
    await expect(revokeSession(leo.ctx, { sessionId: ana.sessionId })).rejects.toMatchObject({ kind: "not_found" });
    expect((await listSessions(leo.ctx)).map((session) => session.id)).toEqual([leo.sessionId]);
  });

  it("of a suspended or expired account die too", async () => {
    const world = identityWorld(database.db);
    const [ana, leo] = [await world.person("gone1@example.com"), await world.person("gone2@example.com")];
    await database.db.user.update({ where: { id: ana.userId }, data: { status: "suspended" } });
    expect((await world.asSession(ana.sessionId)).viewer.kind).toBe("anonymous");
    world.ctx.clock.advance(31 * 24 * 60 * MINUTE_MS);
    expect((await world.asSession(leo.sessionId)).viewer.kind).toBe("anonymous");
  });

  it("replace the one that the same browser had", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("again@example.com");
    await signInWithPassword(ana.ctx, { email: ana.email, password: STRONG });
    expect((await world.asSession(ana.sessionId)).viewer.kind).toBe("anonymous");
  });
});

describe("mailed links", () => {
  it("sign in once, within fifteen minutes, and only a stored hash knows them", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("link@example.com");
    await requestMagicLink(world.ctx, { email: ana.email });
    await world.consume();
    const token = await world.secretIn("magic-link", ana.email);
    expect(await database.db.oneTimeToken.count({ where: { tokenHash: hashSecret(token) } })).toBe(1);
    const both = await Promise.allSettled([signInWithMagicLink(world.ctx, { token }), signInWithMagicLink(world.ctx, { token })]);
    expect(both.map((result) => result.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await requestMagicLink(world.ctx, { email: ana.email });
    await world.consume();
    const late = await world.secretIn("magic-link", ana.email);
    world.ctx.clock.advance(15 * MINUTE_MS);
    await expect(signInWithMagicLink(world.ctx, { token: late })).rejects.toMatchObject({ kind: "gone", code: "auth.token_invalid" });
  });

  it("answer the same for an unknown address, and mail nothing there", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("known@example.com");
    const before = world.mail.sent.length;
    for (const request of [requestMagicLink, requestPasswordReset]) {
      expect(await request(world.ctx, { email: "unknown@example.com" })).toEqual(await request(world.ctx, { email: ana.email }));
    }
    await world.consume();
    expect(world.mail.sent.slice(before).map((mail) => mail.to)).toEqual([ana.email, ana.email]);
  });

  it("are limited by recipient and by address", async () => {
    const world = identityWorld(database.db, { mail_account: 2 });
    for (let n = 0; n < 2; n += 1) await requestPasswordReset(world.ctx, { email: "spam@example.com" });
    await expect(requestPasswordReset(world.ctx, { email: "spam@example.com" })).rejects.toMatchObject({ kind: "too_many" });
  });

  it("drop a password that was set before the address was proved", async () => {
    const world = identityWorld(database.db);
    await registerAccount(world.ctx, { name: "Otra Persona", email: "hijack@example.com", password: STRONG, locale: "es" });
    await requestMagicLink(world.ctx, { email: "hijack@example.com" });
    await world.consume();
    await signInWithMagicLink(world.ctx, { token: await world.secretIn("magic-link", "hijack@example.com") });
    await expect(signInWithPassword(world.ctx, { email: "hijack@example.com", password: STRONG })).rejects.toMatchObject(REFUSED);
  });

  it("of one purpose do not serve another", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("purpose@example.com");
    await requestMagicLink(world.ctx, { email: ana.email });
    await world.consume();
    const token = await world.secretIn("magic-link", ana.email);
    await expect(resetPassword(world.ctx, { token, password: OTHER_STRONG })).rejects.toMatchObject({ code: "auth.token_invalid" });
  });
});

describe("a new password", () => {
  it("by a mailed link ends every session and every other link, once; a weak one leaves the link usable", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("reset@example.com");
    await requestMagicLink(world.ctx, { email: ana.email });
    await requestPasswordReset(world.ctx, { email: ana.email });
    await world.consume();
    const token = await world.secretIn("reset-password", ana.email);
    await expect(resetPassword(world.ctx, { token, password: "password12" })).rejects.toMatchObject({ code: "auth.weak_password" });
    await resetPassword(world.ctx, { token, password: OTHER_STRONG });
    expect((await world.asSession(ana.sessionId)).viewer.kind).toBe("anonymous");
    await expect(resetPassword(world.ctx, { token, password: STRONG })).rejects.toMatchObject({ code: "auth.token_invalid" });
    await expect(signInWithMagicLink(world.ctx, { token: await world.secretIn("magic-link", ana.email) })).rejects.toMatchObject({ code: "auth.token_invalid" });
    await expect(signInWithPassword(world.ctx, { email: ana.email, password: STRONG })).rejects.toMatchObject(REFUSED);
    expect(await signInWithPassword(world.ctx, { email: ana.email, password: OTHER_STRONG })).toHaveProperty("sessionId");
    await world.consume();
    expect(world.mail.sent.at(-1)?.subject).toBe("Cambió la contraseña de tu cuenta");
  });

  it("by its owner asks for the current one and keeps only this session", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("change@example.com");
    const other = await signInWithPassword(world.ctx, { email: ana.email, password: STRONG });
    await expect(changePassword(ana.ctx, { currentPassword: OTHER_STRONG, newPassword: OTHER_STRONG })).rejects.toMatchObject({
      issues: [{ path: "currentPassword", message: "password_wrong" }],
    });
    expect(await changePassword(ana.ctx, { currentPassword: STRONG, newPassword: OTHER_STRONG })).toEqual({ endedSessions: 1 });
    expect((await world.asSession(other.sessionId)).viewer.kind).toBe("anonymous");
    expect((await world.asSession(ana.sessionId)).viewer.kind).toBe("user");
  });
});
