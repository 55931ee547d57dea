import { z } from "zod";
import { questionSchema, type Question, type QuestionInput } from "@/lib/schemas/questions";
import { isStorableJson } from "@/lib/schemas/storable-json";

export type ImportStatus = "imported" | "converted" | "refused";

/** One thing that a file holds and what became of it. A question is there unless it was refused or is none (a category). */
export type ImportItem = { path: string; kind: string; status: ImportStatus; reason: string | null; question?: Question };

export type QuestionImport = { format: string; items: ImportItem[]; summary: Record<ImportStatus, number> };

/**
 * Something in a file that cannot be taken; the message is the reason shown to whoever imports. Reasons are written here in
 * English, as whole sentences; `import-reasons.json` among the messages has each in the words of every language, found by its text.
 */
export class ImportRefused extends Error {
  readonly line: number | null;
  constructor(message: string, line: number | null = null) {
    super(message);
    this.line = line;
  }
}

export function toImport(format: string, items: ImportItem[]): QuestionImport {
  const count = (status: ImportStatus) => items.filter((item) => item.status === status).length;
  return { format, items, summary: { imported: count("imported"), converted: count("converted"), refused: count("refused") } };
}

/** What became of a file, without its questions: what an author is shown. */
export type ImportReport = { format: string; items: Omit<ImportItem, "question">[]; summary: QuestionImport["summary"] };

export function reportOf({ format, items, summary }: QuestionImport): ImportReport {
  return { format, items: items.map(({ path, kind, status, reason }) => ({ path, kind, status, reason })), summary };
}

const storedQuestion = questionSchema.refine(isStorableJson, "cannot be stored");

/**
 * A question as the bank holds it, checked by its schema: `imported` as it was, or `converted` when notes say what is
 * different from its source. One that the schema does not allow is refused with what is wrong.
 */
export function takeQuestion(path: string, input: QuestionInput, notes: readonly string[] = []): ImportItem {
  const parsed = storedQuestion.safeParse(input);
  if (!parsed.success) return refuseItem(path, input.type, reasonOf(parsed.error));
  const status = notes.length === 0 ? "imported" : "converted";
  return { path, kind: input.type, status, reason: notes.length === 0 ? null : [...new Set(notes)].join(" "), question: parsed.data };
}

export function refuseItem(path: string, kind: string, reason: string): ImportItem {
  return { path, kind, status: "refused", reason };
}

/** Runs one item's reading: what it refuses, and also what breaks it, concerns that item only. */
export function readItem(path: string, kind: string, read: () => ImportItem): ImportItem {
  try {
    return read();
  } catch (error) {
    if (error instanceof ImportRefused) return refuseItem(path, kind, error.line === null ? error.message : `Line ${error.line}: ${error.message}`);
    if (error instanceof RangeError) return refuseItem(path, kind, "It is nested too deeply or its numbers are too large.");
    throw error;
  }
}

function reasonOf(error: z.ZodError): string {
  return error.issues.slice(0, 3).map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : sentence(message))).join(" ");
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
