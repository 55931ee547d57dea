import { z } from "zod";
import { authorize } from "@/server/access";
import type { Ctx } from "@/server/platform/ctx";
import { issuerDid } from "../credentials/issuer";

/** What is published of a key. Nothing else of it leaves the server. */
const publicJwk = z.object({ kty: z.literal("RSA"), n: z.string(), e: z.string(), alg: z.string(), use: z.literal("sig"), kid: z.string() });

type PublicJwk = z.infer<typeof publicJwk>;

/** Every key that ever signed a credential, newest first: what was signed long ago is verified too. For anybody. */
export async function listPublicKeys(ctx: Ctx): Promise<PublicJwk[]> {
  authorize(ctx.viewer, "catalog.browse");
  const rows = await ctx.db.signingKey.findMany({ orderBy: { createdAt: "desc" }, select: { publicJwk: true } });
  return rows.map((row) => publicJwk.parse(row.publicJwk));
}

/** The same as the document of the school's decentralised identifier (W3C DID 1.0). */
export async function getIssuerDocument(ctx: Ctx) {
  const keys = await listPublicKeys(ctx);
  const id = issuerDid();
  const verificationMethod = keys.map((publicKeyJwk) => ({ id: `${id}#${publicKeyJwk.kid}`, type: "JsonWebKey", controller: id, publicKeyJwk }));
  return { "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/jwk/v1"], id, verificationMethod, assertionMethod: verificationMethod.map((method) => method.id) };
}
