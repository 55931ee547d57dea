import { packageContentSchema, packagePartsSchema } from "@/lib/schemas/packages";
import type { Reader } from "@/server/platform/db/tx";
import type { StoredRevision } from "../draft/lesson-revision";
import type { LessonPackage } from "../dto";

/** What a draft's package holds and which part of it the lesson plays; null until one is unpacked. */
export async function describePackage(db: Reader, { kind, fileId, content }: Pick<StoredRevision, "kind" | "fileId" | "content">): Promise<LessonPackage | null> {
  if (kind !== "package" || fileId === null) return null;
  const found = await db.coursePackage.findFirst({ where: { fileId, file: { state: "ready", removedAt: null } }, select: { standard: true, title: true, parts: true, bytes: true, fileCount: true } });
  if (!found) return null;
  const parts = packagePartsSchema.parse(found.parts).map(({ id, title }) => ({ id, title }));
  const chosen = packageContentSchema.safeParse(content).data?.part;
  return { ...found, parts, part: parts.find(({ id }) => id === chosen)?.id ?? parts[0]?.id ?? "" };
}
