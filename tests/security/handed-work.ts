import { newId } from "@/lib/ids";
import { EMPTY_ASSIGNMENT } from "@/lib/schemas/assignment-content";
import type { Db } from "@/server/platform/db/client";
import { TEST_NOW } from "@/tests/harness/test-ctx";

type Assigned = { lessonId: string; revisionId: string };

/** Puts a lesson into the release of its module's course, where there is one. */
export async function releaseLesson(db: Db, { moduleId, ...lesson }: Assigned & { moduleId: string; slug: string; position: number }): Promise<void> {
  const released = await db.releaseModule.findFirst({ where: { moduleId }, select: { id: true, releaseId: true } });
  if (released) await db.releaseLesson.create({ data: { releaseId: released.releaseId, releaseModuleId: released.id, ...lesson } });
}

/** The assignment of a course, made with its release when it is not there. */
export async function assignmentOf(db: Db, courseId: string): Promise<Assigned> {
  const found = await db.lesson.findFirst({ where: { courseId, slug: "tarea" }, select: { id: true, revisions: { select: { id: true } } } });
  if (found) return { lessonId: found.id, revisionId: found.revisions[0]?.id ?? "" };
  const [lessonId, revisionId] = [newId("lesson"), newId("lessonRevision")];
  const { id: moduleId } = await db.module.findFirstOrThrow({ where: { courseId }, select: { id: true } });
  await db.lesson.create({ data: { id: lessonId, courseId, moduleId, slug: "tarea", position: 92 } });
  const content = { ...EMPTY_ASSIGNMENT, points: 10, passingPoints: 6, maxLinks: 3, files: { kinds: [], most: 10, maxMegabytes: 5 } };
  await db.lessonRevision.create({ data: { id: revisionId, lessonId, number: 1, kind: "assignment", title: "Tarea", body: "Escribe.", content } });
  await releaseLesson(db, { moduleId, lessonId, revisionId, slug: "tarea", position: 92 });
  return { lessonId, revisionId };
}

/** A version that waits for its grade, with a file. */
export async function handIn(db: Db, courseId: string, enrollmentId: string, { lessonId, revisionId }: Assigned): Promise<{ submissionId: string; fileId: string }> {
  const [workId, submissionId, fileId] = [newId("assignmentWork"), newId("submission"), newId("file")];
  await db.assignmentWork.create({ data: { id: workId, enrollmentId, lessonId, text: "Texto" } });
  await db.courseFile.create({ data: { id: fileId, courseId, number: 1, name: "informe.pdf", state: "ready", bytes: 10, contentType: "application/pdf", pathname: `submissions/${courseId}/${fileId}.pdf.bin`, workFile: { create: { workId } } } });
  await db.submission.create({ data: { id: submissionId, workId, number: 1, revisionId, text: "Texto", submittedAt: TEST_NOW, countsFrom: TEST_NOW, files: { create: { fileId, position: 0 } } } });
  return { submissionId, fileId };
}
