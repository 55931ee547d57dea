import { describe, expect, it } from "vitest";
import { bankQuestionsSchema, type BankQuestionsInput } from "@/lib/schemas/banks";
import { questionSchema, type Question, type QuestionInput } from "@/lib/schemas/questions";
import { copyQuestions } from "@/server/authoring/use-cases/copy-questions";
import { makeCourse } from "@/tests/factories/make-course";
import { makeUser } from "@/tests/factories/make-user";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { countStatements } from "@/tests/harness/count-statements";
import { testCtx, userViewer, type TestCtx } from "@/tests/harness/test-ctx";
import { getBank } from "../queries/get-bank";
import { getBankQuestion } from "../queries/get-bank-question";
import { listBanks } from "../queries/list-banks";
import { addBankQuestion } from "./add-bank-question";
import { archiveBankQuestions } from "./archive-bank-questions";
import { changeBank } from "./change-bank";
import { createBank } from "./create-bank";
import { importIntoBank } from "./import-into-bank";
import { labelBankQuestion } from "./label-bank-question";
import { saveBankQuestion } from "./save-bank-question";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function teacher(): Promise<TestCtx> {
  const { id: userId } = await makeUser(database.db, { roles: ["instructor"] });
  return testCtx(database.db, {}, userViewer({ userId, roles: ["instructor"] }));
}

const truth = (text: string, more: Partial<QuestionInput> = {}): Question => questionSchema.parse({ type: "boolean", prompt: { format: "plain", text }, correct: true, ...more });
const page = (ctx: TestCtx, asked: Partial<BankQuestionsInput> & { bankId: string }) => getBank(ctx, bankQuestionsSchema.parse(asked));
const GIFT = new TextEncoder().encode("First?{T}\n\nSecond?{=yes ~no}\n\n{~\n");

async function withBank() {
  const ctx = await teacher();
  const { bankId } = await createBank(ctx, { title: "Consultas", language: "es" });
  const add = async (question: Question) => (await addBankQuestion(ctx, { bankId, question })).questionId;
  return { ctx, bankId, add };
}

describe("a bank", () => {
  it("belongs to its teacher, who names it, puts it away and brings it back", async () => {
    const { ctx, bankId } = await withBank();
    await changeBank(ctx, { bankId, title: "Consultas y uniones", language: "en", isArchived: true });
    expect(await listBanks(ctx, { archived: false })).toEqual([]);
    expect(await listBanks(ctx, { archived: true })).toEqual([{ bankId, title: "Consultas y uniones", language: "en", isArchived: true, questionCount: 0, ownerName: null }]);
    await changeBank(ctx, { bankId, isArchived: false });
    expect(await listBanks(ctx, { archived: false })).toHaveLength(1);
    const other = await teacher();
    expect(await listBanks(other, { archived: true })).toEqual([]);
    await expect(page(other, { bankId })).rejects.toMatchObject({ kind: "not_found" });
    await expect(changeBank(other, { bankId, title: "Mío" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(createBank(testCtx(database.db, {}, userViewer({ userId: "usr_x" })), { title: "No", language: "es" })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("keeps every version of a question, and tags and difficulty beside them", async () => {
    const { ctx, bankId, add } = await withBank();
    const questionId = await add(truth("¿Es SQL?", { tags: ["sql", " sql  ", "base"], difficulty: 0.2, bank: { id: "bnk_x", question: "bkq_x", version: 3 } }));
    expect(await saveBankQuestion(ctx, { bankId, questionId, version: 1, question: truth("¿Es SQL?") }), "the same").toEqual({ version: 1 });
    expect(await saveBankQuestion(ctx, { bankId, questionId, version: 1, question: truth("¿Es NoSQL?", { tags: ["nunca"] }) })).toEqual({ version: 2 });
    await expect(saveBankQuestion(ctx, { bankId, questionId, version: 1, question: truth("¿Es otra?") })).rejects.toMatchObject({ code: "banks.question_changed" });
    await expect(saveBankQuestion(ctx, { bankId, questionId: "bkq_missing", version: 1, question: truth("?") })).rejects.toMatchObject({ kind: "not_found" });
    const shown = await getBankQuestion(ctx, { bankId, questionId });
    expect(shown).toMatchObject({ version: 2, tags: ["sql", "base"], difficulty: 0.2, isArchived: false, uses: [], question: { prompt: { text: "¿Es NoSQL?" }, tags: [] } });
    expect(shown.versions.map(({ number, author }) => [number, author])).toEqual([[2, "Ana Prueba"], [1, "Ana Prueba"]]);
    expect(shown.question.bank).toBeUndefined();
    await labelBankQuestion(ctx, { bankId, questionId, tags: ["nosql"], difficulty: null });
    expect(await getBankQuestion(ctx, { bankId, questionId })).toMatchObject({ version: 2, tags: ["nosql"], difficulty: null });
    await expect(labelBankQuestion(ctx, { bankId, questionId: "bkq_missing", tags: [], difficulty: null })).rejects.toMatchObject({ kind: "not_found" });
    await expect(getBankQuestion(ctx, { bankId, questionId: "bkq_missing" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(database.db.bankQuestionVersion.updateMany({ where: { questionId }, data: { number: 9 } }), "the database holds it too").rejects.toThrow();
  });

  it("is found by text, tag, type and difficulty, page by page, in as many statements for many as for few", async () => {
    const { ctx, bankId, add } = await withBank();
    for (let index = 0; index < 3; index += 1) await add(truth(`100% cierta ${index}`, { tags: ["fácil"], difficulty: 0.1 }));
    const few = await countStatements(() => page(ctx, { bankId }));
    for (let index = 0; index < 52; index += 1) await add(questionSchema.parse({ type: "essay", prompt: { format: "plain", text: `Explica ${index}` }, tags: ["texto"], difficulty: index === 0 ? 1 : null }));
    const many = await countStatements(() => page(ctx, { bankId }));
    expect(many).toBe(few);
    const first = await page(ctx, { bankId });
    expect(first).toMatchObject({ questionCount: 55, found: 55, tags: ["texto", "fácil"], viewerCan: { manage: true }, ownerName: null });
    expect(first.items).toHaveLength(50);
    expect(first.items[0]).toMatchObject({ stem: "Explica 51", type: "essay", version: 1, useCount: 0, statistics: { attempts: 0, easiness: null, discrimination: null } });
    const second = await page(ctx, { bankId, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...second.items].map(({ questionId }) => questionId)).toHaveLength(55);
    expect(second.nextCursor).toBeNull();
    const found = async (asked: Partial<BankQuestionsInput>) => (await page(ctx, { bankId, ...asked })).found;
    expect(await found({ text: "00% CIERTA" })).toBe(3);
    expect(await found({ text: "_" })).toBe(0);
    expect(await found({ tag: "texto", text: "Explica 5" })).toBe(3);
    expect(await found({ type: "boolean" })).toBe(3);
    expect([await found({ difficulty: "easy" }), await found({ difficulty: "medium" }), await found({ difficulty: "hard" }), await found({ difficulty: "unset" })]).toEqual([3, 0, 1, 51]);
  });

  it("puts questions away and brings them back", async () => {
    const { ctx, bankId, add } = await withBank();
    const ids = [await add(truth("Una")), await add(truth("Otra"))];
    const [one = ""] = ids;
    expect(await archiveBankQuestions(ctx, { bankId, questionIds: [one, "bkq_missing"], isArchived: true })).toEqual({ count: 1 });
    expect((await page(ctx, { bankId })).items.map(({ stem }) => stem)).toEqual(["Otra"]);
    expect((await page(ctx, { bankId, archived: true })).items.map(({ stem }) => stem)).toEqual(["Una"]);
    expect(await archiveBankQuestions(ctx, { bankId, questionIds: ids, isArchived: false })).toEqual({ count: 1 });
    expect((await page(ctx, { bankId })).found).toBe(2);
  });

  it("takes the questions of a file after a dry run, and those of a quiz", async () => {
    const { ctx, bankId } = await withBank();
    const dry = await importIntoBank(ctx, { bankId, name: "a.gift", dryRun: true }, GIFT);
    expect(dry).toMatchObject({ format: "gift", summary: { imported: 2, refused: 1 } });
    expect((await page(ctx, { bankId })).found).toBe(0);
    expect(await importIntoBank(ctx, { bankId, name: "a.gift", dryRun: false }, GIFT)).toEqual(dry);
    expect((await page(ctx, { bankId })).items.map(({ stem }) => stem).toSorted()).toEqual(["First?", "Second?"]);
    const { course, lessons, instructorId } = await makeCourse(database.db, { lessons: [{ slug: "repaso", kind: "quiz" }] });
    const { viewer } = ctx;
    const editor = ctx.as(viewer.kind === "user" ? { ...viewer, instructorId } : viewer);
    expect(await copyQuestions(editor, { courseId: course.id, lessonId: lessons[0]?.lessonId ?? "", bankId })).toEqual({ count: 1 });
    expect((await page(ctx, { bankId })).found).toBe(3);
    const other = await teacher();
    await expect(importIntoBank(other, { bankId, name: "a.gift", dryRun: false }, GIFT)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("holds so many and no more", async () => {
    const { ctx, bankId } = await withBank();
    const rows = Array.from({ length: 4_999 }, (_, index) => ({ id: `bkq_${bankId}${index}`, bankId, type: "boolean", text: "?" }));
    await database.db.bankQuestion.createMany({ data: rows });
    await expect(importIntoBank(ctx, { bankId, name: "a.gift", dryRun: false }, GIFT)).rejects.toMatchObject({ code: "banks.full" });
    expect(await page(ctx, { bankId, archived: true })).toMatchObject({ questionCount: 4_999, found: 0 });
    const huge = new TextEncoder().encode("Q?{T}\n\n".repeat(5_001));
    await expect(importIntoBank(ctx, { bankId, name: "a.gift", dryRun: true }, huge)).rejects.toMatchObject({ code: "banks.full" });
  });
});
