import { createHmac, createPublicKey, timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from "jose";
import { findPlaybackId, getAsset, type AssetRow, type Media } from "./asset-records.ts";
import type { Cloud } from "./cloud.ts";
import { findPublicKey } from "./signing-key-routes.ts";
import { notFound, VendorError } from "./vendor-error.ts";

/** `v` video and text, `t` thumbnail, `s` storyboard: the audiences of playback tokens. */
export type Audience = "v" | "t" | "s";

export type Grant = {
  asset: AssetRow;
  media: Media;
  playbackId: string;
  /** When access ends, in Unix seconds; null for public playback. */
  expiresAt: number | null;
  /** Claims of the token, where signed requests carry their parameters; null for public playback. */
  claims: JWTPayload | null;
};

/**
 * Decides whether this request may read what `playbackId` plays, as described at
 * https://www.mux.com/docs/guides/secure-video-playback: a signed id needs `token`, an RS256 JWT by a known key with `sub` =
 * the playback id, the audience of the kind of request, and an `exp` to come. Throws 404 for an unknown id, 403 for a
 * token that is missing, wrong or over, 412 while the asset is not ready.
 */
export async function admit(cloud: Cloud, c: Context, playbackId: string, audience: Audience): Promise<Grant> {
  const found = findPlaybackId(cloud.db, playbackId);
  if (!found) throw notFound();
  const claims = found.policy === "public" ? null : await verifyToken(cloud, c.req.query("token"), playbackId, audience);
  return grant(cloud, found.asset_id, playbackId, claims?.exp ?? null, claims);
}

/**
 * The same for what a multivariant playlist refers to (renditions, segments, captions): a signed id needs the short
 * signature that was put in the playlist, which ends when the viewer's token ends.
 */
export function admitFollowUp(cloud: Cloud, c: Context, playbackId: string): Grant {
  const found = findPlaybackId(cloud.db, playbackId);
  if (!found) throw notFound();
  if (found.policy === "public") return grant(cloud, found.asset_id, playbackId, null, null);
  const expiresAt = Number(c.req.query("exp"));
  const given = Buffer.from(c.req.query("sig") ?? "", "hex");
  const expected = Buffer.from(followUpSignature(cloud, playbackId, expiresAt), "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw forbidden("The signature of this address is missing or wrong");
  if (expiresAt * 1_000 <= Date.now()) throw forbidden("This address has expired");
  return grant(cloud, found.asset_id, playbackId, expiresAt, null);
}

/** What to append to an address inside a playlist, empty for public playback. */
export function followUpQuery(cloud: Cloud, { playbackId, expiresAt }: Pick<Grant, "playbackId" | "expiresAt">): string {
  return expiresAt === null ? "" : `?exp=${expiresAt}&sig=${followUpSignature(cloud, playbackId, expiresAt)}`;
}

function followUpSignature(cloud: Cloud, playbackId: string, expiresAt: number): string {
  return createHmac("sha256", cloud.deliverySecret).update(`${playbackId}.${expiresAt}`).digest("hex").slice(0, 40);
}

function grant(cloud: Cloud, assetId: string, playbackId: string, expiresAt: number | null, claims: JWTPayload | null): Grant {
  const asset = getAsset(cloud.db, assetId);
  if (asset.status !== "ready" || !asset.media) throw new VendorError(412, "not_ready", ["The asset is not ready"]);
  return { asset, media: asset.media, playbackId, expiresAt, claims };
}

async function verifyToken(cloud: Cloud, token: string | undefined, playbackId: string, audience: Audience): Promise<JWTPayload> {
  if (!token) throw forbidden("A token is required to play this id");
  try {
    const keyId = decodeProtectedHeader(token).kid ?? decodeJwt(token)["kid"];
    const publicKey = typeof keyId === "string" ? findPublicKey(cloud, keyId) : null;
    if (!publicKey) throw forbidden("The token is signed by an unknown key");
    const { payload } = await jwtVerify(token, createPublicKey(publicKey), {
      algorithms: ["RS256"],
      audience,
      subject: playbackId,
      requiredClaims: ["exp"],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) throw forbidden(`The token is not valid: ${error.message}`);
    throw error instanceof VendorError ? error : forbidden("The token is not valid");
  }
}

function forbidden(message: string): VendorError {
  return new VendorError(403, "forbidden", [message]);
}
