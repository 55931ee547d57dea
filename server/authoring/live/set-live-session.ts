import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import { emit } from "@/server/platform/outbox";
import { liveSessionMoved } from "../events";

type Times = { startsAt: string; durationMinutes: number; meetingUrl: string; recordingUrl: string | null };

/**
 * Stores when and where a live lesson is held, for everybody at once whatever release they are on. What moves it to
 * another time is announced; the same time, or only other addresses, is not. Answers whether anything changed.
 */
export async function setLiveSession(ctx: Ctx, tx: Tx, lessonId: string, { startsAt: text, ...times }: Times): Promise<boolean> {
  const startsAt = new Date(text);
  const before = await tx.liveSession.findUnique({ where: { lessonId } });
  const now = ctx.clock.now();
  const data = { startsAt, ...times, savedById: ctx.viewer.kind === "user" ? ctx.viewer.userId : null, updatedAt: now };
  const isSame = before !== null && before.startsAt.getTime() === startsAt.getTime() && (["durationMinutes", "meetingUrl", "recordingUrl"] as const).every((field) => before[field] === times[field]);
  if (isSame) return false;
  await tx.liveSession.upsert({ where: { lessonId }, update: data, create: { lessonId, ...data, createdAt: now }, select: { lessonId: true } });
  if (before?.startsAt.getTime() !== startsAt.getTime() && startsAt > now) await emit(tx, liveSessionMoved({ lessonId, startsAt: startsAt.toISOString() }), ctx.requestId);
  return true;
}
