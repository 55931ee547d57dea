import { requestDraftsSchema } from "@/lib/schemas/drafts";
import { system } from "@/server/access";
import { addLesson } from "@/server/authoring";
import { getQuizEditor } from "@/server/authoring/queries/get-quiz-editor";
import { askModel, finishDrafts, getDrafts, judgeAnswer, pickSentences, readDraftSource } from "@/server/drafts";
import { requestDrafts } from "@/server/drafts/use-cases/request-drafts";
import type { Db } from "@/server/platform/db/client";
import type { Vendors } from "@/server/vendors";
import { pdfProcess } from "@/server/vendors/pdf-text/pdf-process";
import { memoryFiles, memoryLimits } from "./in-memory-vendors";
import { studioScene } from "./studio-scene";
import { testCtx, type TestCtx } from "./test-ctx";

export const DRAFTED_TEXT = `## Claves

La **clave primaria** es la columna que identifica cada fila de una tabla. Un índice acelera las búsquedas de los usuarios en tablas grandes. La tabla de ventas tiene 1250 filas de clientes.

## Cambios

Una transacción guarda todos sus cambios o ninguno de ellos. Los permisos deciden quién puede leer cada columna. El planificador estima cuánto cuesta cada consulta nueva.`;

/** A course with a text and an empty quiz, and the hands to have questions drafted for it. */
export async function draftsScene(db: Db, vendors: Partial<Vendors>, text = DRAFTED_TEXT) {
  const studio = await studioScene(db, ["uno"]);
  const { courseId, moduleId } = studio;
  const files = memoryFiles();
  const ctx = testCtx(db, { files, scanner: null, limits: memoryLimits(), pdf: pdfProcess({ timeoutMs: 30_000 }), ...vendors }, studio.ctx.viewer);
  const { lessonId: quizId } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Repaso", kind: "quiz" } });
  const { lessonId } = await addLesson(ctx, { courseId, lesson: { moduleId, title: "Claves", kind: "article", body: text } });
  const job = ctx.as(system("test"));
  const ask = (more: object = {}) =>
    requestDrafts(ctx, requestDraftsSchema.parse({ courseId, source: { kind: "text", lessonId }, target: { kind: "quiz", lessonId: quizId }, method: "model", wanted: { types: ["single", "boolean", "cloze"], count: 4, difficulty: "medium", language: "es" }, ...more }));
  const shown = async (runId: string) => {
    const { shown: run } = await getDrafts(ctx, { courseId, runId });
    if (!run) throw new Error("nothing is shown");
    return run;
  };
  const quiz = () => getQuizEditor(ctx, { courseId, lessonId: quizId });
  return { ...studio, ctx, job, files, courseId, quizId, lessonId, ask, shown, quiz };
}

/** The steps of the durable function, in its order; `again` runs each a second time, as a step is whose end was lost. */
export async function runDraft(job: TestCtx, runId: string, again = false) {
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    const first = await work();
    return again ? work() : first;
  };
  const { method, batches } = await step(() => readDraftSource(job, { runId }));
  if (method === "rules" && batches > 0) await step(() => pickSentences(job, { runId }));
  for (let batch = 0; method === "model" && batch < batches; batch += 1) {
    if ((await step(() => askModel(job, { runId, batch, turn: 1 }))) === "left") return;
    if ((await step(() => judgeAnswer(job, { runId, batch, turn: 1 }))) === "settled") continue;
    if ((await step(() => askModel(job, { runId, batch, turn: 2 }))) === "left") return;
    await step(() => judgeAnswer(job, { runId, batch, turn: 2 }));
  }
  await step(() => finishDrafts(job, { runId }));
}
