import { createHash } from "node:crypto";
import { toExternalAddress } from "@/lib/domain/external-link";
import type { LinkState } from "@/prisma/generated/enums";
import type { Reader } from "@/server/platform/db/tx";
import { inspectText } from "../gate/inspect-text";

export type LinkCheckRow = { address: string; state: LinkState; status: number | null; reason: string | null; checkedAt: Date };

/** The addresses elsewhere that a text leads to, each once, by the link as it is written. */
export function externalLinks(body: string): { url: string; address: string }[] {
  return inspectText(body).links.flatMap((url) => {
    const address = toExternalAddress(url);
    return address === null ? [] : [{ url, address }];
  });
}

/** The addresses elsewhere that a course's draft leads to, each once, in the order of the outline. */
export async function loadExternalAddresses(db: Reader, courseId: string): Promise<string[]> {
  const texts = await db.$queryRaw<{ body: string }[]>`
    SELECT r."body" FROM "Lesson" l
    JOIN "Module" m ON m."id" = l."moduleId" AND m."deletedAt" IS NULL
    JOIN LATERAL (SELECT n."body" FROM "LessonRevision" n WHERE n."lessonId" = l."id" ORDER BY n."number" DESC LIMIT 1) r ON true
    WHERE l."courseId" = ${courseId} AND l."deletedAt" IS NULL ORDER BY m."number", l."position", l."id"`;
  return [...new Set(texts.flatMap(({ body }) => externalLinks(body).map(({ address }) => address)))];
}

/** What is known of these addresses, by address. */
export async function loadChecks(db: Reader, addresses: readonly string[]): Promise<Map<string, LinkCheckRow>> {
  if (addresses.length === 0) return new Map();
  const rows = await db.linkCheck.findMany({
    where: { addressHash: { in: addresses.map(hashAddress) } },
    select: { address: true, state: true, status: true, reason: true, checkedAt: true },
  });
  return new Map(rows.map((row) => [row.address, row]));
}

export function hashAddress(address: string): string {
  return createHash("sha256").update(address).digest("hex");
}
