import { z } from "zod";
import { BANDS } from "@/lib/domain/difficulty";
import { courseIdValue } from "./authoring";
import { lessonIdValue } from "./authoring-outline";
import { bankIdValue, bankQuestionIdValue, bankVersionValue } from "./bank-ids";
import { COURSE_LANGUAGES } from "./catalog";
import { lineText } from "./plain-text";
import { QUESTION_TYPES, questionSchema } from "./questions";
import { isStorableJson } from "./storable-json";

/** As many questions as a bank holds. */
export const MAX_BANK_QUESTIONS = 5_000;

const title = lineText(160);
const language = z.enum(COURSE_LANGUAGES);
export const bankTag = lineText(60);
const tags = z.array(bankTag).max(20).transform((given) => [...new Set(given)]);
const difficulty = z.number().min(0).max(1).nullable();
const questionIds = z.array(bankQuestionIdValue).min(1).max(200);

export const createBankSchema = z.strictObject({ title, language });
export const bankIdSchema = z.strictObject({ bankId: bankIdValue });
export const changeBankSchema = z.strictObject({ bankId: bankIdValue, title: title.optional(), language: language.optional(), isArchived: z.boolean().optional() });
export const listBanksSchema = z.strictObject({ archived: z.boolean().default(false) });

/** What a list of questions is narrowed by. */
export const questionFilterSchema = z.strictObject({
  text: z.string().max(200).transform((given) => given.normalize("NFC").replaceAll("\0", "").trim()).default(""),
  tag: bankTag.nullable().default(null),
  type: z.enum(QUESTION_TYPES).nullable().default(null),
  difficulty: z.enum(BANDS).nullable().default(null),
  archived: z.boolean().default(false),
});

export const bankQuestionsSchema = questionFilterSchema.extend({ bankId: bankIdValue, cursor: bankQuestionIdValue.optional() });
export const bankQuestionSchema = z.strictObject({ bankId: bankIdValue, questionId: bankQuestionIdValue });
const question = questionSchema.refine(isStorableJson, "cannot be stored");
export const addBankQuestionSchema = z.strictObject({ bankId: bankIdValue, question });
export const saveBankQuestionSchema = z.strictObject({
  bankId: bankIdValue,
  questionId: bankQuestionIdValue,
  /** The version that the change was made upon. */
  version: bankVersionValue,
  question,
});
export const labelBankQuestionSchema = z.strictObject({ bankId: bankIdValue, questionId: bankQuestionIdValue, tags, difficulty });
export const archiveBankQuestionsSchema = z.strictObject({ bankId: bankIdValue, questionIds, isArchived: z.boolean() });
export const importIntoBankSchema = z.strictObject({ bankId: bankIdValue, name: z.string().min(1).max(300), dryRun: z.boolean() });
export const copyIntoBankSchema = z.strictObject({ courseId: courseIdValue, lessonId: lessonIdValue, bankId: bankIdValue });

export type CreateBankInput = z.output<typeof createBankSchema>;
export type ChangeBankInput = z.output<typeof changeBankSchema>;
export type BankQuestionsInput = z.output<typeof bankQuestionsSchema>;
export type BankQuestionInput = z.output<typeof bankQuestionSchema>;
export type AddBankQuestionInput = z.output<typeof addBankQuestionSchema>;
export type SaveBankQuestionInput = z.output<typeof saveBankQuestionSchema>;
export type LabelBankQuestionInput = z.output<typeof labelBankQuestionSchema>;
export type ArchiveBankQuestionsInput = z.output<typeof archiveBankQuestionsSchema>;
export type ImportIntoBankInput = z.output<typeof importIntoBankSchema>;
export type CopyIntoBankInput = z.output<typeof copyIntoBankSchema>;
