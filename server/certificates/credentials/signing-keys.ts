import { calculateJwkThumbprint, exportJWK, exportPKCS8, generateKeyPair, importPKCS8, SignJWT, type JWTPayload } from "jose";
import { after, DAY_MS } from "@/lib/time";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { inTransaction } from "@/server/platform/outbox";
import { issuerDid } from "./issuer";
import { openSealedKey, sealKey } from "./sealed-key";

/** The least that Open Badges 3.0 asks every verifier to know (section 8.2.3). */
export const ALGORITHM = "RS256";
/** A key signs for a quarter of a year; its public part verifies for ever. */
export const KEY_DAYS = 90;

type CurrentKey = { id: string; pkcs8: string };

/** Signs a credential as a compact JWS with the key that signs now, which is made when there is none. */
export async function signCredential(ctx: Ctx, payload: JWTPayload): Promise<string> {
  const { id, pkcs8 } = await currentKey(ctx);
  return new SignJWT(payload).setProtectedHeader({ alg: ALGORITHM, typ: "vc+jwt", cty: "vc", kid: `${issuerDid()}#${id}` }).sign(await importPKCS8(pkcs8, ALGORITHM));
}

/**
 * Makes a new key where none signs, where the one that signs is older than `KEY_DAYS`, or where it cannot be opened any
 * more because the application's secret is another. Which key signs is decided under a lock, so it is made once.
 */
export async function renewKey(ctx: Ctx): Promise<{ key: CurrentKey; isNew: boolean }> {
  const made = await makeKey();
  return inTransaction(ctx, async (tx) => {
    await tx.$executeRaw`LOCK TABLE "SigningKey" IN SHARE ROW EXCLUSIVE MODE`;
    const now = ctx.clock.now();
    const found = await findCurrent(tx, now);
    if (found) return { key: found, isNew: false };
    await tx.signingKey.updateMany({ where: { retiredAt: null }, data: { retiredAt: now, sealed: null } });
    await tx.signingKey.create({ data: { id: made.id, publicJwk: made.publicJwk, sealed: sealKey(made.id, made.pkcs8), createdAt: now }, select: { id: true } });
    return { key: { id: made.id, pkcs8: made.pkcs8 }, isNew: true };
  });
}

async function currentKey(ctx: Ctx): Promise<CurrentKey> {
  return (await findCurrent(ctx.db, ctx.clock.now())) ?? (await renewKey(ctx)).key;
}

async function findCurrent(db: Pick<Tx, "signingKey">, now: Date): Promise<CurrentKey | null> {
  const row = await db.signingKey.findFirst({ where: { retiredAt: null, createdAt: { gt: after(now, -KEY_DAYS * DAY_MS) } }, select: { id: true, sealed: true } });
  const pkcs8 = row?.sealed ? openSealedKey(row.id, row.sealed) : null;
  return row && pkcs8 !== null ? { id: row.id, pkcs8 } : null;
}

async function makeKey() {
  const { publicKey, privateKey } = await generateKeyPair(ALGORITHM, { modulusLength: 2_048, extractable: true });
  const { kty, n, e } = await exportJWK(publicKey);
  if (kty === undefined || n === undefined || e === undefined) throw new Error("an RSA key has a modulus and an exponent");
  const id = await calculateJwkThumbprint({ kty, n, e });
  return { id, publicJwk: { kty, n, e, alg: ALGORITHM, use: "sig", kid: id }, pkcs8: await exportPKCS8(privateKey) };
}
