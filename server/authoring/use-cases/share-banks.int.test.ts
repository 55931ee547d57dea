import { describe, expect, it } from "vitest";
import { bankQuestionsSchema } from "@/lib/schemas/banks";
import { questionSchema } from "@/lib/schemas/questions";
import { getBank } from "@/server/banks/queries/get-bank";
import { listBanks } from "@/server/banks/queries/list-banks";
import { addBankQuestion } from "@/server/banks/use-cases/add-bank-question";
import { changeBank } from "@/server/banks/use-cases/change-bank";
import { createBank } from "@/server/banks/use-cases/create-bank";
import { bankScene } from "@/tests/harness/bank-scene";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { memoryFiles } from "@/tests/harness/in-memory-vendors";
import { studioScene } from "@/tests/harness/studio-scene";
import { testCtx } from "@/tests/harness/test-ctx";
import { getQuizEditor } from "../queries/get-quiz-editor";
import { addCollaborator } from "./add-collaborator";
import { exportCourse } from "./export-course";
import { importCourse } from "./import-course";
import { removeCollaborator } from "./remove-collaborator";
import { setDraws } from "./set-draws";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

const scene = (count?: number) => bankScene(database.db, count);

describe("who edits the course", () => {
  it("reads the banks that their owner uses there, and draws from them", async () => {
    const made = await scene();
    const { bankId, quiz, rule } = made;
    const colleague = await made.addColleague();
    expect(await listBanks(colleague, { archived: false })).toEqual([]);
    await expect(setDraws(colleague, { ...quiz, version: (await made.editor()).version, draws: [rule] })).rejects.toMatchObject({ kind: "not_found" });
    await made.draw({ count: 2 });
    expect(await listBanks(colleague, { archived: false })).toMatchObject([{ bankId, ownerName: "Inés Maestra" }]);
    const shown = await getBank(colleague, bankQuestionsSchema.parse({ bankId }));
    expect(shown).toMatchObject({ viewerCan: { manage: false }, ownerName: "Inés Maestra", found: 6 });
    await expect(changeBank(colleague, { bankId, title: "Mío" })).rejects.toMatchObject({ kind: "forbidden" });
    const { version, draws } = await made.editor();
    await setDraws(colleague, { ...quiz, version, draws: [{ ...rule, id: draws[0]?.id ?? null, count: 3 }] });
    expect((await made.editor()).draws).toMatchObject([{ count: 3, isLive: true, available: 6 }]);
    const reader = await made.addColleague({ canPublish: true });
    await expect(getBank(reader, bankQuestionsSchema.parse({ bankId }))).rejects.toMatchObject({ kind: "not_found" });
    await made.draw();
    expect(await listBanks(colleague, { archived: false }), "as long as the course uses it").toEqual([]);
  });

  it("reads and draws no more from the bank of a teacher who has left, and keeps the pools that it has", async () => {
    const made = await scene();
    const colleague = await made.addColleague();
    const { bankId } = await createBank(colleague, { title: "De Otto", language: "es" });
    const add = (text: string) => addBankQuestion(colleague, { bankId, question: questionSchema.parse({ type: "boolean", prompt: { format: "plain", text }, correct: true }) });
    await add("Una");
    const rule = { ...made.rule, bankId, count: 1 };
    await setDraws(colleague, { ...made.quiz, version: (await made.editor()).version, draws: [rule] });
    expect(await getBank(made.ctx, bankQuestionsSchema.parse({ bankId }))).toMatchObject({ found: 1 });
    const { viewer } = colleague;
    const instructorId = viewer.kind === "user" ? (viewer.instructorId ?? "") : "";
    await removeCollaborator(made.ctx, { courseId: made.courseId, instructorId });
    await add("Otra, de después");
    await expect(getBank(made.ctx, bankQuestionsSchema.parse({ bankId }))).rejects.toMatchObject({ kind: "not_found" });
    expect(await listBanks(made.ctx, { archived: false })).toMatchObject([{ bankId: made.bankId }]);
    expect((await made.editor()).draws).toMatchObject([{ isLive: false, available: 1 }]);
    await made.publish();
    const lessons = await database.db.lessonRevision.findMany({ where: { lessonId: made.lessonId }, select: { content: true } });
    expect(JSON.stringify(lessons)).not.toContain("Otra, de después");
    expect((await (await made.enrol()).begin()).questions.map(({ question }) => question.prompt)).toEqual([expect.stringContaining("Una")]);
  });

  it("comes to nobody's questions by naming their bank in a folder, or them in a team", async () => {
    const made = await scene();
    await made.draw({ count: 2 });
    const files = memoryFiles();
    const { files: folder } = await exportCourse({ ...made.ctx, vendors: { ...made.ctx.vendors, files } }, { courseId: made.courseId });
    const thief = await studioScene(database.db);
    const ctx = testCtx(database.db, { files }, thief.ctx.viewer);
    const { courses } = await importCourse(ctx, { name: "x", files: folder.map((file) => (file.path === "course.yaml" ? { ...file, bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace(/^slug: .*$/m, `slug: robado-${thief.courseId.slice(4, 20)}`).replace(/^code: .*$/m, `code: ${thief.courseId.slice(4).toUpperCase()}`)) } : file)), update: false, dryRun: false });
    const courseId = courses[0]?.courseId ?? "";
    const owner = await database.db.instructor.findUniqueOrThrow({ where: { id: made.instructorId }, select: { slug: true } });
    await addCollaborator(ctx, { courseId, instructorSlug: owner.slug, permissions: { edit: true, publish: false, students: false, media: false } });
    await made.add("Secreta y nueva");
    await expect(getBank(ctx, bankQuestionsSchema.parse({ bankId: made.bankId }))).rejects.toMatchObject({ kind: "not_found" });
    const lesson = await database.db.lesson.findFirstOrThrow({ where: { courseId, slug: made.lessonSlug }, select: { id: true } });
    const { draws, version } = await getQuizEditor(ctx, { courseId, lessonId: lesson.id });
    expect(draws).toMatchObject([{ isLive: false, available: 6 }]);
    const kept = { ...made.rule, id: draws[0]?.id ?? null };
    await setDraws(ctx, { courseId, lessonId: lesson.id, version, draws: [{ ...kept, count: 4, points: 3 }] });
    const again = await getQuizEditor(ctx, { courseId, lessonId: lesson.id });
    await expect(setDraws(ctx, { courseId, lessonId: lesson.id, version: again.version, draws: [{ ...kept, tags: ["par"] }] })).rejects.toMatchObject({ code: "banks.not_shared" });
    await expect(setDraws(ctx, { courseId, lessonId: lesson.id, version: again.version, draws: [{ ...kept, id: "drw_unknown" }] })).rejects.toMatchObject({ code: "authoring.outline_changed" });
    const [revision] = await database.db.lessonRevision.findMany({ where: { lessonId: lesson.id }, orderBy: { number: "desc" } });
    expect(JSON.stringify(revision?.content)).not.toContain("Secreta");
    expect(JSON.stringify(revision?.content).match(/"points":3/g)?.length).toBe(7);
  });

  it("finds all of it in a folder: an import elsewhere draws from what came along, and writes the same folder", async () => {
    const made = await scene(3);
    await made.takeQuestions(made.questionIds.slice(0, 1));
    await made.draw({ count: 2, title: "Consultas", tags: ["impar", "par"], difficulty: { from: 0, to: 1 } });
    const files = memoryFiles();
    const at = { ...made.ctx, vendors: { ...made.ctx.vendors, files } };
    const written = await exportCourse(at, { courseId: made.courseId });
    const text = (all: typeof written.files) => Object.fromEntries(all.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes)]));
    const quizFile = Object.entries(text(written.files)).find(([path]) => path.endsWith(".quiz.yaml"))?.[1];
    for (const said of ["draws:", made.bankId, "Pregunta 2", "Consultas"]) expect(quizFile).toContain(said);
    const count = () => database.db.lessonRevision.count({ where: { lesson: { courseId: made.courseId } } });
    const before = await count();
    await importCourse(at, { name: "x", files: written.files, update: true, dryRun: false });
    expect(await count(), "the same changes nothing").toBe(before);

    const elsewhere = await startTestDatabase();
    try {
      const { ctx } = await studioScene(elsewhere.db);
      const there = testCtx(elsewhere.db, { files: memoryFiles() }, ctx.viewer);
      const { courses, summary } = await importCourse(there, { name: "x", files: written.files, update: false, dryRun: false });
      expect(summary.refused).toBe(0);
      const copy = await exportCourse(there, { courseId: courses[0]?.courseId ?? "" });
      const asDraft = (all: Record<string, string>): Record<string, string> => ({ ...all, "course.yaml": (all["course.yaml"] ?? "").replace(/^(status|instructors): .*$/gm, "") });
      const [one, other] = [asDraft(text(copy.files)), asDraft(text(written.files))];
      const quizPath = Object.keys(other).find((path) => path.endsWith(".quiz.yaml")) ?? "";
      expect(one[quizPath]).toBe(other[quizPath]);
    } finally {
      await elsewhere.close();
    }
  });

  it("may not draw from a bank that only somebody else reads", async () => {
    const made = await scene();
    const stranger = await studioScene(database.db);
    const { bankId } = await createBank(stranger.ctx, { title: "Ajeno", language: "es" });
    await expect(made.draw({ bankId })).rejects.toMatchObject({ kind: "not_found" });
  });
});
