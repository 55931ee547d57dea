import { timingSafeEqual } from "node:crypto";
import { oneTimeSecret } from "@/server/platform/one-time-secret";

type Mute = { userId: string; courseId: string };

/** What the secret of a mail's unsubscribe link is derived from: it works for as long as mails are kept. */
export function muteTokenId({ userId, courseId }: Mute): string {
  return `mute:${userId}:${courseId}`;
}

/** Whom and what an unsubscribe link is about, or null for one that is not ours. */
export function readMuteLink(link: string, authSecret: string): Mute | null {
  const [, userId = "", courseId = "", secret = ""] = /^(usr_[\w-]{1,60})\.(crs_[\w-]{1,60})\.([\w-]{43})$/.exec(link) ?? [];
  if (secret === "") return null;
  const expected = Buffer.from(oneTimeSecret(muteTokenId({ userId, courseId }), authSecret));
  const given = Buffer.from(secret);
  return expected.length === given.length && timingSafeEqual(expected, given) ? { userId, courseId } : null;
}
