import type { AssignmentSettings } from "@/lib/schemas/assignment-content";
import type { LessonAddress } from "@/lib/schemas/learning";
import { getAssignmentPage, saveDraft, submitWork } from "@/server/assessment";
import type { Db } from "@/server/platform/db/client";
import type { Vendors } from "@/server/vendors";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import { memoryLimits } from "./in-memory-vendors";
import { testCtx, userViewer } from "./test-ctx";

export const RUBRIC: AssignmentSettings["rubric"] = [
  { id: "claim", title: "Tesis", description: "", levels: [{ id: "full", title: "Clara", description: "", points: 6 }, { id: "half", title: "Vaga", description: "", points: 3.5 }, { id: "none", title: "Falta", description: "", points: 0 }] },
  { id: "proof", title: "Pruebas", description: "", levels: [{ id: "full", title: "Bastan", description: "", points: 4 }, { id: "none", title: "Faltan", description: "", points: 0 }] },
];

/** A course with an assignment and an article, its teacher at work, and a learner of it. */
export async function assignmentScene(db: Db, assignment: Partial<AssignmentSettings> = {}, vendors: Partial<Vendors> = {}) {
  const teacher = await makeUser(db, { name: "Inés Maestra", roles: ["instructor"] });
  const made = await makeCourse(db, { instructorUserId: teacher.id, lessons: [{ slug: "informe", kind: "assignment", assignment }, { slug: "texto" }] });
  const base = testCtx(db, { limits: memoryLimits(), ...vendors });
  const enrol = async () => makeLearner(db, { courseId: made.course.id, releaseId: made.release.id }, base);
  const learner = await enrol();
  await base.settle();
  base.relayed.length = 0;
  const grader = base.as(userViewer({ userId: teacher.id, name: teacher.name, roles: ["instructor"], instructorId: made.instructorId, sessionId: "ses_teacher" }));
  const address: LessonAddress = { courseSlug: made.course.slug, lessonSlug: "informe" };
  const lessonId = made.lessons[0]?.lessonId ?? "";
  const ctx = base.as(learner.viewer);
  const page = async (who = ctx) => getAssignmentPage(who, address);
  const standing = async (who = ctx) => {
    const found = (await page(who)).standing;
    if (!found) throw new Error("the learner has no standing");
    return found;
  };
  /** Writes a draft and hands it in. */
  const handIn = async (text: string, who = ctx) => {
    const { draft } = await standing(who);
    const saved = await saveDraft(who, { ...address, sequence: draft.sequence + 1, text, links: draft.links });
    return submitWork(who, { ...address, sequence: saved.sequence });
  };
  const relayed = async (name: string) => {
    await base.settle();
    return base.relayed.filter((event) => event.name === name);
  };
  return { ...made, courseId: made.course.id, lessonId, base, ctx, grader, teacher, learner, enrol, address, page, standing, handIn, relayed };
}
