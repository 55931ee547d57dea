import { inngest } from "@/inngest/client";
import { givingUp, runAsJob } from "@/inngest/job-ctx";
import { askModel, draftEventSchemas, finishDrafts, giveUpDrafts, judgeAnswer, pickSentences, readDraftSource } from "@/server/drafts";

const EVENT = "drafts/run.requested";

/**
 * Drafts questions from a text, a batch after the other. Asking a model and judging its answer are steps apart: killed in
 * between, the answer that was paid for is there. A teacher's runs wait for each other.
 */
export const draftQuestions = inngest.createFunction(
  {
    id: "draft-questions",
    retries: 5,
    concurrency: [{ limit: 1, key: "event.data.askedById" }, { limit: 4 }],
    cancelOn: [{ event: "drafts/run.cancelled", match: "data.runId" }],
    triggers: [{ event: EVENT }],
    onFailure: givingUp("draft-questions", draftEventSchemas[EVENT], giveUpDrafts),
  },
  async ({ event, step }) => {
    const { runId } = draftEventSchemas[EVENT].parse(event.data);
    const run = <T>(work: Parameters<typeof runAsJob<T>>[2]) => runAsJob("draft-questions", event.data, work);
    const { method, batches } = await step.run("Read the text", () => run((ctx) => readDraftSource(ctx, { runId })));
    if (method === "rules" && batches > 0) await step.run("Blank words of its sentences", () => run((ctx) => pickSentences(ctx, { runId })));
    for (let batch = 0; method === "model" && batch < batches; batch += 1) {
      const part = `part ${batch + 1} of ${batches}`;
      if ((await step.run(`Ask the model about ${part}`, () => run((ctx) => askModel(ctx, { runId, batch, turn: 1 })))) === "left") return;
      if ((await step.run(`Judge what it wrote about ${part}`, () => run((ctx) => judgeAnswer(ctx, { runId, batch, turn: 1 })))) === "settled") continue;
      if ((await step.run(`Have it repair ${part}`, () => run((ctx) => askModel(ctx, { runId, batch, turn: 2 })))) === "left") return;
      await step.run(`Judge the repair of ${part}`, () => run((ctx) => judgeAnswer(ctx, { runId, batch, turn: 2 })));
    }
    await step.run("Say that it is done", () => run((ctx) => finishDrafts(ctx, { runId })));
  },
);
