import { system } from "@/server/access";
import { completeLesson } from "@/server/learning";
import { issueCertificate } from "@/server/certificates";
import type { Db } from "@/server/platform/db/client";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { makeUser } from "@/tests/factories/make-user";
import { memoryLimits, memoryMailer } from "./in-memory-vendors";
import { testCtx, userViewer } from "./test-ctx";

/** A course of one text with its teacher, and a learner who may complete it and be certified. */
export async function certificateScene(db: Db, course: Parameters<typeof makeCourse>[1] = {}, limits = memoryLimits()) {
  const teacher = await makeUser(db, { name: "Inés Maestra", roles: ["instructor"] });
  const made = await makeCourse(db, { title: "SQL que no miente", summary: "Consultas que se entienden.", durationHours: 12.5, instructorUserId: teacher.id, lessons: [{ slug: "uno" }], ...course });
  const mail = memoryMailer();
  const ctx = testCtx(db, { mail, limits });
  const courseId = made.course.id;
  const learner = await makeLearner(db, { courseId, releaseId: made.release.id }, ctx);
  const { enrollmentId } = learner;
  const own = ctx.as(learner.viewer);
  const jobs = ctx.as(system("test"));
  const staff = ctx.as(userViewer({ userId: teacher.id, name: teacher.name, roles: ["instructor"], instructorId: made.instructorId, sessionId: "ses_teacher" }));
  const relayed = async (name: string) => {
    await ctx.settle();
    return ctx.relayed.filter((event) => event.name === name);
  };
  const complete = () => completeLesson(own, { courseSlug: made.course.slug, lessonSlug: "uno" });
  /** Completes the course and issues what it gives. */
  const earn = async () => {
    await complete();
    await issueCertificate(jobs, { enrollmentId });
    return db.certificate.findFirstOrThrow({ where: { enrollmentId } });
  };
  return { ...made, courseId, enrollmentId, student: { courseId, enrollmentId }, learner, ctx, own, jobs, staff, mail, relayed, complete, earn };
}
