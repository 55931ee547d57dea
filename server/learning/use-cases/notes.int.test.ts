import { describe, expect, it } from "vitest";
import { addNoteSchema } from "@/lib/schemas/learning";
import { anonymous, system } from "@/server/access";
import { closeGrant, getLessonPage } from "@/server/learning";
import { inTransaction } from "@/server/platform/outbox";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { testCtx } from "@/tests/harness/test-ctx";
import { addNote } from "./add-note";
import { changeNote } from "./change-note";
import { deleteNote } from "./delete-note";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function world() {
  const made = await makeCourse(database.db, { lessons: [{ slug: "uno", isPreview: true }, { slug: "dos" }] });
  const ctx = testCtx(database.db);
  const ids = { courseId: made.course.id, releaseId: made.release.id };
  const [ana, beto] = [await makeLearner(database.db, ids, ctx), await makeLearner(database.db, ids, ctx)];
  const address = { courseSlug: made.course.slug, lessonSlug: "uno" };
  return { ctx, address, ana: { ...ana, ctx: ctx.as(ana.viewer) }, beto: { ...beto, ctx: ctx.as(beto.viewer) } };
}

describe("notes", () => {
  it("are listed by their second, the ones without a second first, and only to their writer", async () => {
    const { address, ana, beto } = await world();
    const added = [];
    for (const [atSeconds, body] of [[40, "c"], [null, "a"], [3.5, "b"]] as const) added.push(await addNote(ana.ctx, { ...address, atSeconds, body }));
    expect((await getLessonPage(ana.ctx, address)).notes).toEqual([added[1], added[2], added[0]]);
    expect((await getLessonPage(ana.ctx, address)).notes.map((note) => [note.atSeconds, note.body])).toEqual([[null, "a"], [3.5, "b"], [40, "c"]]);
    expect((await getLessonPage(beto.ctx, address)).notes).toEqual([]);
  });

  it("are changed and removed by their writer alone; to others they do not exist", async () => {
    const { address, ana, beto, ctx } = await world();
    const { id: noteId } = await addNote(ana.ctx, { ...address, atSeconds: 4, body: "mía" });
    for (const other of [beto.ctx, ctx.as(system("test"))]) {
      await expect(changeNote(other, { noteId, body: "ajena" })).rejects.toBeInstanceOf(Error);
      await expect(deleteNote(other, { noteId })).rejects.toBeInstanceOf(Error);
    }
    await expect(changeNote(beto.ctx, { noteId, body: "ajena" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(changeNote(ctx.as(anonymous), { noteId, body: "ajena" })).rejects.toMatchObject({ kind: "unauthenticated" });
    expect(await changeNote(ana.ctx, { noteId, body: "mejor" })).toMatchObject({ id: noteId, atSeconds: 4, body: "mejor" });
    expect(await deleteNote(ana.ctx, { noteId })).toEqual({ noteId });
    await expect(deleteNote(ana.ctx, { noteId })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("stay their writer's after access has ended, when no new one can be written", async () => {
    const { address, ana, ctx } = await world();
    const { id: noteId } = await addNote(ana.ctx, { ...address, atSeconds: 4, body: "antes" });
    await inTransaction(ctx, (tx) => closeGrant(ctx.as(system("test")), tx, { ...ana.grant, reason: "refund" }));
    await expect(addNote(ana.ctx, { ...address, atSeconds: 5, body: "después" })).rejects.toMatchObject({ kind: "forbidden" });
    expect(await changeNote(ana.ctx, { noteId, body: "corregida" })).toMatchObject({ body: "corregida" });
    expect((await getLessonPage(ana.ctx, address)).notes).toHaveLength(1);
  });

  it("need words", () => {
    const note = { courseSlug: "curso", lessonSlug: "uno", atSeconds: 0 };
    for (const body of ["", "   \n", "\u0000"]) expect(addNoteSchema.safeParse({ ...note, body }).success).toBe(false);
    expect(addNoteSchema.parse({ ...note, body: " hola\u0000 " }).body).toBe("hola");
  });
});
