import { z } from "zod";
import { DRAFT_TYPES, MAX_DRAFTS } from "@/lib/domain/drafting/draft-terms";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { bankIdValue } from "./bank-ids";
import { COURSE_LANGUAGES } from "./catalog";
import { questionSchema } from "./questions";
import { isStorableJson } from "./storable-json";

const runId = z.string().regex(/^dru_[\w-]{1,100}$/);
const draftId = z.string().regex(/^qdr_[\w-]{1,100}$/);
const sourceId = z.string().regex(/^dso_[\w-]{1,100}$/);
const draftIds = z.array(draftId).min(1).max(200);

/** Which kind of questions, how many, how hard, in which language. */
export const wantedSchema = z.strictObject({
  types: z.array(z.enum(DRAFT_TYPES)).min(1).max(DRAFT_TYPES.length).transform((types) => [...new Set(types)]),
  count: z.int().min(1).max(MAX_DRAFTS),
  difficulty: z.enum(["easy", "medium", "hard"]),
  language: z.enum(COURSE_LANGUAGES),
});

/** Where drafts go, and whose questions are not asked again. */
export const draftTargetSchema = z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("quiz"), lessonId: lessonIdValue }), z.strictObject({ kind: z.literal("bank"), bankId: bankIdValue })]);

export const requestDraftsSchema = z.strictObject({
  courseId: courseIdValue,
  source: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("text"), lessonId: lessonIdValue }),
    z.strictObject({ kind: z.literal("captions"), lessonId: lessonIdValue, language: z.string().regex(/^[A-Za-z0-9-]{2,35}$/) }),
    z.strictObject({ kind: z.literal("pdf"), sourceId }),
  ]),
  target: draftTargetSchema,
  method: z.enum(["model", "rules"]),
  wanted: wantedSchema,
});

export const draftsPageSchema = z.strictObject({ courseId: courseIdValue, runId: runId.nullable().default(null) });
export const draftProgressSchema = z.strictObject({ courseId: courseIdValue, runId });
export const saveDraftSchema = z.strictObject({ courseId: courseIdValue, draftId, question: questionSchema.refine(isStorableJson, "cannot be stored") });
export const acceptDraftsSchema = z.strictObject({ courseId: courseIdValue, draftIds, target: draftTargetSchema });
export const rejectDraftsSchema = z.strictObject({ courseId: courseIdValue, draftIds });
export const addDraftPdfSchema = z.strictObject({ courseId: courseIdValue, name: z.string().min(1).max(300) });

export type Wanted = z.output<typeof wantedSchema>;
export type DraftTarget = z.output<typeof draftTargetSchema>;
export type RequestDraftsInput = z.output<typeof requestDraftsSchema>;
export type DraftsPageInput = z.output<typeof draftsPageSchema>;
export type DraftProgressInput = z.output<typeof draftProgressSchema>;
export type SaveDraftInput = z.output<typeof saveDraftSchema>;
export type AcceptDraftsInput = z.output<typeof acceptDraftsSchema>;
export type RejectDraftsInput = z.output<typeof rejectDraftsSchema>;
export type AddDraftPdfInput = z.output<typeof addDraftPdfSchema>;
