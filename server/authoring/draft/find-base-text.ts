import type { LessonBase } from "@/lib/schemas/authoring-studio";
import type { Tx } from "@/server/platform/db/tx";
import type { LessonText } from "../dto";
import { TEXT_SELECT } from "./lesson-revision";

/** What a lesson said when an editor opened it: null when that is not kept any more. */
export async function findBaseText(tx: Tx, lessonId: string, { revision: number, edition }: LessonBase): Promise<LessonText | null> {
  const revision = await tx.lessonRevision.findUnique({ where: { lessonId_number: { lessonId, number } }, select: { id: true, edition: true, ...TEXT_SELECT } });
  if (!revision) return null;
  const { id: revisionId, edition: newest, ...text } = revision;
  if (newest === edition) return text;
  return tx.lessonEdition.findUnique({ where: { revisionId_edition: { revisionId, edition } }, select: TEXT_SELECT });
}
