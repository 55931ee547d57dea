import { z } from "zod";
import { DROP_REASONS } from "@/lib/domain/drafting/judge-draft";
import { toBatches, type Batch, type Passage } from "@/lib/domain/drafting/passage";
import { wantedSchema } from "@/lib/schemas/drafts";
import { toStorableJson } from "@/lib/schemas/storable-json";
import type { Json } from "@/lib/json";
import type { Prisma } from "@/prisma/generated/client";

export const RUN_SELECT = {
  id: true, courseId: true, askedById: true, quizId: true, bankId: true, sourceKind: true, lessonId: true, sourceId: true, sourceName: true, method: true, model: true, promptVersion: true,
  inputPrice: true, outputPrice: true, wanted: true, state: true, failure: true, passages: true, isCut: true, batches: true, settledBatches: true, dropped: true, createdAt: true,
} satisfies Prisma.DraftRunSelect;

export type StoredRun = Prisma.DraftRunGetPayload<{ select: typeof RUN_SELECT }>;

const passagesSchema = z.array(z.object({ text: z.string(), heading: z.string().nullable(), second: z.number().nullable(), page: z.number().nullable(), terms: z.array(z.string()) }));
const droppedSchema = z.partialRecord(z.enum(DROP_REASONS), z.number());

export const readPassages = ({ passages }: Pick<StoredRun, "passages">): Passage[] => passagesSchema.parse(passages ?? []);
export const readWanted = ({ wanted }: Pick<StoredRun, "wanted">) => wantedSchema.parse(wanted);
export const readDropped = ({ dropped }: Pick<StoredRun, "dropped">) => droppedSchema.parse(dropped);

/** The part of the text that a batch asks about. */
export function batchOf(run: Pick<StoredRun, "passages" | "wanted">, batch: number): { batch: Batch; passages: Passage[] } | null {
  const all = readPassages(run);
  const found = toBatches(all, readWanted(run).count)[batch];
  return found ? { batch: found, passages: all.slice(found.from, found.to) } : null;
}

/** As the database keeps it: without the characters that none can, which a model, a PDF or a cut within an emoji may bring. */
export function toJson(value: unknown): Json {
  return toStorableJson(JSON.parse(JSON.stringify(value)));
}
