import { decodeList } from "@digitalbazaar/vc-bitstring-status-list";
import { text, verifier } from "@transmute/verifiable-credentials";
import { decodeProtectedHeader, importJWK, jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { addCertificatePicture } from "@/server/authoring/use-cases/add-certificate-picture";
import { saveCertificate } from "@/server/authoring/use-cases/save-certificate";
import { certificateScene } from "@/tests/harness/certificate-scene";
import { memoryLimits } from "@/tests/harness/in-memory-vendors";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { findCredentialFile } from "../queries/find-credential-file";
import { getStatusList } from "../queries/get-status-list";
import { getIssuerDocument, listPublicKeys } from "../queries/list-public-keys";
import { issueCertificate } from "../use-cases/issue-certificate";
import { revokeCertificate } from "../use-cases/revoke-certificate";
import { rotateKeys } from "../use-cases/rotate-keys";
import { KEY_DAYS } from "./signing-keys";

const DAY_MS = 86_400_000;

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Scene = Awaited<ReturnType<typeof certificateScene>>;
type Credential = {
  type: string[]; validFrom: string; validUntil?: string; issuer: { id: string };
  credentialSubject: { identifier: { identityHash: string }[]; achievement: { name: string; image?: object } };
  credentialStatus: { statusListIndex: string; statusListCredential: string; statusPurpose: string };
};

const scene = () => certificateScene(database.db);
const credentialOf = async ({ own }: Scene, code: string): Promise<string> => (await findCredentialFile(own, { code })).body.toString();

/** What somebody does who knows only the school's published documents: another library, and the keys of did:web. */
async function verify<T>({ ctx }: Scene, token: string): Promise<T> {
  const { verificationMethod } = await getIssuerDocument(ctx);
  const resolver = {
    resolve: async ({ content }: { content?: Uint8Array }) => {
      const { kid } = decodeProtectedHeader(text.decoder.decode(content));
      const method = verificationMethod.find(({ id }) => id === kid);
      if (!method) throw new Error(`no published key is called ${kid}`);
      return { type: "application/jwk+json", content: text.encoder.encode(JSON.stringify(method.publicKeyJwk)) };
    },
  };
  return (await verifier({ resolver: resolver as never }).verify({ type: "application/vc-ld+jwt", content: text.encoder.encode(token) })) as T;
}

async function isRevoked(world: Scene, { credentialStatus }: Credential): Promise<boolean> {
  const list = Number(credentialStatus.statusListCredential.split("/").at(-1));
  const { credentialSubject } = await verify<{ credentialSubject: { encodedList: string; statusPurpose: string } }>(world, await getStatusList(world.ctx, { list }));
  expect(credentialSubject.statusPurpose).toBe(credentialStatus.statusPurpose);
  return (await decodeList(credentialSubject)).getStatus(Number(credentialStatus.statusListIndex));
}

describe("a credential, verified by others' libraries", () => {
  it("says what the certificate says, names its holder without their address, and is not revoked", async () => {
    const world = await scene();
    const { code } = await world.earn();
    const token = await credentialOf(world, code);
    const credential = await verify<Credential>(world, token);
    expect(credential).toMatchObject({ type: ["VerifiableCredential", "OpenBadgeCredential"], issuer: { id: "did:web:localhost%3A3000" }, validFrom: "2026-11-22T12:00:00.000Z" });
    expect(credential.credentialSubject.achievement.name).toBe("SQL que no miente");
    expect(JSON.stringify(credential)).not.toContain("@example.com");
    expect(credential.credentialSubject.identifier[0]?.identityHash).toMatch(/^sha256\$[0-9a-f]{64}$/);
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: "RS256", typ: "vc+jwt" });
    expect(await isRevoked(world, credential)).toBe(false);
  });

  it("shows the logo of its certificate, by an address that anybody may open", async () => {
    const world = await scene();
    const { staff, courseId } = world;
    const logo = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><path d="M5 5L190 50" stroke="#123456"/></svg>');
    const { picture } = await addCertificatePicture(staff, { courseId }, logo);
    await saveCertificate(staff, { ...DEFAULT_TEMPLATE, courseId, design: { ...DEFAULT_TEMPLATE.design, logo: { picture, alt: "Escuela" } } });
    const { code } = await world.earn();
    const { credentialSubject } = await verify<Credential>(world, await credentialOf(world, code));
    expect(credentialSubject.achievement.image).toEqual({ id: `http://localhost:3000/api/certificates/${code}/logo`, type: "Image", caption: "Escuela" });
  });

  it("fails with one byte changed, wherever it is", async () => {
    const world = await scene();
    const { code } = await world.earn();
    const token = await credentialOf(world, code);
    for (let at = 0; at < token.length - 3; at += 37) {
      const other = token[at] === "A" ? "B" : "A";
      const forged = token.slice(0, at) + (token[at] === "." ? "A" : other) + token.slice(at + 1);
      await expect(verify(world, forged), `byte ${at}`).rejects.toThrow();
    }
  });

  it("says that it was revoked, and is not signed again", async () => {
    const world = await scene();
    const [{ code }, bystander] = [await world.earn(), await scene()];
    const other = await verify<Credential>(bystander, await credentialOf(bystander, (await bystander.earn()).code));
    const credential = await verify<Credential>(world, await credentialOf(world, code));
    await revokeCertificate(world.staff, { ...world.student, code, reason: "Copia" });
    expect(await isRevoked(world, credential)).toBe(true);
    expect(await isRevoked(bystander, other), "only that one").toBe(false);
    await expect(credentialOf(world, code)).rejects.toMatchObject({ code: "certificates.revoked" });
  });

  it("is looked up also by who has a clock that is behind: the list of this moment counts there too", async () => {
    const { ctx } = await scene();
    const list = await getStatusList(ctx, { list: 1 });
    const { kid } = decodeProtectedHeader(list);
    const key = (await listPublicKeys(ctx)).find((one) => kid?.endsWith(`#${one.kid}`));
    const currentDate = new Date(ctx.clock.now().getTime() - 60_000);
    await expect(jwtVerify(list, await importJWK(key ?? {}), { currentDate })).resolves.toBeTruthy();
  });

  it("says that it expired: verifiers refuse it from that instant on", async () => {
    const world = await scene();
    await saveCertificate(world.staff, { ...DEFAULT_TEMPLATE, courseId: world.courseId, validMonths: 1 });
    // Verifiers have their own clock, which is the real one: the certificate was issued long before it.
    await world.complete();
    world.ctx.clock.advance(new Date("2020-01-15T00:00:00Z").getTime() - world.ctx.clock.now().getTime());
    await issueCertificate(world.jobs, world.student);
    const { code } = await database.db.certificate.findFirstOrThrow({ where: { enrollmentId: world.enrollmentId } });
    await expect(verify(world, await credentialOf(world, code))).rejects.toThrow(/exp/);
  });
});

describe("the keys that sign", () => {
  it("rotate when they are due: the old one verifies for ever and signs no more", async () => {
    const world = await scene();
    const { code } = await world.earn();
    const before = await credentialOf(world, code);
    expect(await rotateKeys(world.jobs)).toEqual({ rotated: false });
    world.ctx.clock.advance(KEY_DAYS * DAY_MS);
    for (const rotated of [true, false]) expect(await rotateKeys(world.jobs)).toEqual({ rotated });
    const after = await credentialOf(world, code);
    expect(decodeProtectedHeader(after).kid).not.toBe(decodeProtectedHeader(before).kid);
    for (const token of [before, after]) expect((await verify<Credential>(world, token)).type).toContain("OpenBadgeCredential");
    expect(await database.db.signingKey.count({ where: { sealed: { not: null } } })).toBe(1);
  });

  it("are published without their private parts, which the database holds sealed", async () => {
    const world = await scene();
    await credentialOf(world, (await world.earn()).code);
    for (const key of await listPublicKeys(world.ctx)) expect(Object.keys(key).toSorted()).toEqual(["alg", "e", "kid", "kty", "n", "use"]);
    const { sealed } = await database.db.signingKey.findFirstOrThrow({ where: { retiredAt: null } });
    expect(Buffer.from(String(sealed), "base64url").toString("latin1")).not.toContain("PRIVATE KEY");
    expect(sealed).not.toContain("PRIVATE");
  });

  it("sign no list for who asks without end: each costs a signature, and anybody may ask", async () => {
    const { ctx } = await certificateScene(database.db, {}, memoryLimits({ api_read: 2 }));
    for (const turn of [1, 2]) expect(await getStatusList(ctx, { list: 1 }), String(turn)).toBeTruthy();
    await expect(getStatusList(ctx, { list: 1 })).rejects.toMatchObject({ kind: "too_many" });
  });

  it("list no certificates that there are not", async () => {
    const { ctx } = await scene();
    for (const list of [0, -1, 1.5, 2, 9_999]) await expect(getStatusList(ctx, { list }), String(list)).rejects.toMatchObject({ code: "access.not_found" });
  });
});
