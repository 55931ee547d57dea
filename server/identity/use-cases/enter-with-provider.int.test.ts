import { describe, expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { STRONG, identityWorld } from "@/tests/harness/identity-world";
import { getProfile } from "../queries";
import { enterWithProvider, type ProviderIdentity } from "./enter-with-provider";
import { linkProvider, unlinkProvider } from "./link-provider";
import { registerAccount } from "./register-account";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

function google(email: string | null, overrides: Partial<ProviderIdentity> = {}): ProviderIdentity {
  return { provider: "google", providerAccountId: `g-${email}`, email, isEmailVerified: true, name: "Ana de Google", ...overrides };
}

describe("a provider's sign-in", () => {
  it("makes a verified student once, and finds them again", async () => {
    const world = identityWorld(database.db);
    const first = await enterWithProvider(world.ctx, google("new@example.com"), "pt-BR");
    const again = await enterWithProvider(world.ctx, google("moved@example.com", { providerAccountId: "g-new@example.com" }), "es");
    expect(again.userId).toBe(first.userId);
    const user = await database.db.user.findUniqueOrThrow({ where: { id: first.userId }, include: { roles: true } });
    expect([user.email, user.locale, user.emailVerifiedAt !== null, user.roles.map((role) => role.role)]).toEqual(["new@example.com", "pt-BR", true, ["student"]]);
    await world.consume();
    expect(world.mail.sent.map((mail) => mail.subject)).toEqual(["Boas-vindas à Criterio"]);
  });

  it("links by address when both sides proved it", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("both@example.com");
    expect((await enterWithProvider(world.ctx, google("Both@Example.com"), "es")).userId).toBe(ana.userId);
  });

  it("never links an address that the provider did not prove, nor makes an account with it", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("half@example.com");
    for (const identity of [google(ana.email, { isEmailVerified: false }), google("free@example.com", { isEmailVerified: false }), google(null), google("ana＠example.com")]) {
      await expect(enterWithProvider(world.ctx, identity, "es")).rejects.toMatchObject({ code: "auth.provider_email_unverified" });
    }
    expect(await database.db.oAuthAccount.count({ where: { userId: ana.userId } })).toBe(0);
    expect(await database.db.user.count({ where: { email: "free@example.com" } })).toBe(0);
  });

  it("never links an account of ours whose address was not proved", async () => {
    const world = identityWorld(database.db);
    await registerAccount(world.ctx, { name: "Otra Persona", email: "squat@example.com", password: STRONG, locale: "es" });
    await expect(enterWithProvider(world.ctx, google("squat@example.com"), "es")).rejects.toMatchObject({ code: "auth.link_unverified" });
    expect(await database.db.oAuthAccount.count({ where: { user: { email: "squat@example.com" } } })).toBe(0);
  });

  it("does not open a suspended account", async () => {
    const world = identityWorld(database.db);
    const { userId } = await enterWithProvider(world.ctx, google("banned@example.com"), "es");
    await database.db.user.update({ where: { id: userId }, data: { status: "suspended" } });
    await expect(enterWithProvider(world.ctx, google("banned@example.com"), "es")).rejects.toMatchObject({ code: "auth.invalid_credentials" });
  });

  it("that happens twice at once makes one account", async () => {
    const world = identityWorld(database.db);
    const [one, two] = await Promise.all([1, 2].map(() => enterWithProvider(world.ctx, google("race@example.com"), "es")));
    expect(one?.userId).toBe(two?.userId);
    expect(await database.db.user.count({ where: { email: "race@example.com" } })).toBe(1);
  });
});

describe("linked providers", () => {
  it("can be added by a signed-in person, not taken from another, and removed unless they are the only way in", async () => {
    const world = identityWorld(database.db);
    const ana = await world.person("links@example.com");
    await linkProvider(ana.ctx, google("else@example.com"));
    await linkProvider(ana.ctx, google("else@example.com"));
    expect((await getProfile(ana.ctx)).providers.map(({ provider }) => provider)).toEqual(["google"]);
    const leo = await world.person("links2@example.com");
    await expect(linkProvider(leo.ctx, google("else@example.com"))).rejects.toMatchObject({ code: "account.provider_taken" });
    await unlinkProvider(ana.ctx, { provider: "google" });
    await expect(unlinkProvider(ana.ctx, { provider: "google" })).rejects.toMatchObject({ kind: "not_found" });
    const { sessionId } = await enterWithProvider(world.ctx, google("only@example.com"), "es");
    await expect(unlinkProvider(await world.asSession(sessionId), { provider: "google" })).rejects.toMatchObject({ code: "account.last_sign_in_method" });
  });
});
