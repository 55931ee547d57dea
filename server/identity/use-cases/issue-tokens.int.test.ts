import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { MINUTE_MS } from "@/lib/time";
import { readAccessToken } from "@/server/platform/access-token";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { STRONG, identityWorld } from "@/tests/harness/identity-world";
import { changePassword } from "./change-password";
import { issueTokens, revokeTokens, rotateRefreshToken } from "./issue-tokens";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

describe("tokens of the API", () => {
  it("name a session that works until it is revoked, for fifteen minutes", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("api1@example.com");
    const { accessToken, expiresInSeconds } = await issueTokens(world.ctx, { email: ana.email, password: STRONG });
    expect(expiresInSeconds).toBe(900);
    const sessionId = await readAccessToken(accessToken, world.ctx.clock.now());
    expect((await world.asSession(String(sessionId))).viewer).toMatchObject({ kind: "user", userId: ana.userId });
    world.ctx.clock.advance(15 * MINUTE_MS);
    expect(await readAccessToken(accessToken, world.ctx.clock.now())).toBeNull();
  });

  it("that were not signed by us are nobody's", async () => {
    const world = identityWorld(database.db);
    const forged = await new SignJWT({ sid: "ses_x" })
      .setProtectedHeader({ alg: "HS256", typ: "at+jwt" })
      .setSubject("usr_x").setIssuer("criterio").setAudience("criterio-api").setIssuedAt().setExpirationTime("1h")
      .sign(new TextEncoder().encode(String(process.env.AUTH_SECRET)));
    const none = `${Buffer.from('{"alg":"none","typ":"at+jwt"}').toString("base64url")}.${forged.split(".")[1]}.`;
    for (const token of [forged, none, "", "a.b.c"]) expect(await readAccessToken(token, world.ctx.clock.now())).toBeNull();
  });

  it("rotate, and a second use of one ends its family and session, also for the thief's newer one", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("api2@example.com");
    const first = await issueTokens(world.ctx, { email: ana.email, password: STRONG });
    const second = await rotateRefreshToken(world.ctx, first);
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(rotateRefreshToken(world.ctx, first)).rejects.toMatchObject({ code: "auth.refresh_reused" });
    await expect(rotateRefreshToken(world.ctx, second)).rejects.toMatchObject({ code: "auth.session_expired" });
    const sessionId = await readAccessToken(second.accessToken, world.ctx.clock.now());
    expect((await world.asSession(String(sessionId))).viewer.kind).toBe("anonymous");
    expect((await world.asSession(ana.sessionId)).viewer.kind).toBe("user");
  });

  it("give one new pair to two uses at once", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("api3@example.com");
    const { refreshToken } = await issueTokens(world.ctx, { email: ana.email, password: STRONG });
    const results = await Promise.allSettled([1, 2, 3].map(() => rotateRefreshToken(world.ctx, { refreshToken })));
    expect(results.filter((result) => result.status === "fulfilled").length).toBeLessThanOrEqual(1);
    expect(await database.db.session.count({ where: { userId: ana.userId, method: "api", revokedAt: null } })).toBe(0);
  });

  it("end with a change of password, on request, and are stored only as hashes", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("api4@example.com");
    const one = await issueTokens(world.ctx, { email: ana.email, password: STRONG });
    const two = await issueTokens(world.ctx, { email: ana.email, password: STRONG });
    expect(JSON.stringify(await database.db.refreshToken.findMany())).not.toContain(one.refreshToken);
    await revokeTokens(world.ctx, one);
    await expect(rotateRefreshToken(world.ctx, one)).rejects.toMatchObject({ code: "auth.session_expired" });
    await changePassword(ana.ctx, { currentPassword: STRONG, newPassword: "otra frase larga y distinta" });
    await expect(rotateRefreshToken(world.ctx, two)).rejects.toMatchObject({ code: "auth.session_expired" });
    expect(await revokeTokens(world.ctx, { refreshToken: "unknown" })).toEqual({ revoked: true });
  });
});
