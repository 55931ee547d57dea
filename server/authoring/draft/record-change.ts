import { newId } from "@/lib/ids";
import type { Prisma } from "@/prisma/generated/client";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db/tx";
import type { ChangeKind } from "../dto";
import type { ChangeStep } from "./change-step";

export type ChangeSubject = { title: string; count?: number; lessonId?: string; moduleId?: string; revision?: number; fields?: string[] };

type Change = {
  kind: ChangeKind;
  subject: ChangeSubject;
  steps?: readonly ChangeStep[];
  inverse?: readonly ChangeStep[];
  /** `open` changes are what their author's undo takes back. */
  stack?: "open" | "closed";
};

/** Writes a change into the course's history. A new one that can be undone ends what its author could do again. */
export async function recordChange(ctx: Ctx, tx: Tx, courseId: string, { kind, subject, steps = [], inverse = [], stack = "closed" }: Change): Promise<string> {
  const id = newId("courseChange");
  const { userId: authorId = null, sessionId = null } = ctx.viewer.kind === "user" ? ctx.viewer : {};
  if (stack === "open") await tx.courseChange.updateMany({ where: { courseId, sessionId, stack: "undone" }, data: { stack: "closed" } });
  const { title, count = 1, lessonId = null, moduleId = null, revision = null, fields = [] } = subject;
  await tx.courseChange.create({
    data: { id, courseId, kind, authorId, sessionId, title, count, lessonId, moduleId, revision, fields, steps: toJson(steps), inverse: toJson(inverse), stack, createdAt: ctx.clock.now() },
    select: { id: true },
  });
  return id;
}

/** Steps are made of texts, numbers and lists: writing and reading them as JSON only drops fields that are not given. */
export function toJson(steps: readonly ChangeStep[]): Prisma.InputJsonValue {
  const json: Prisma.InputJsonValue = JSON.parse(JSON.stringify(steps));
  return json;
}
