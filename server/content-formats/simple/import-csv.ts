import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { QuestionInput } from "@/lib/schemas/questions";
import { ImportRefused, readItem, takeQuestion, type ImportItem } from "../import-report";

type Row = { line: number; cells: ReadonlyMap<string, string> };

const MAX_ROWS = 20_000;
const records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/**
 * Questions of a spreadsheet: a first row that names `question`, `option_a`, `option_b` … and `correct` (letters, or the
 * text of an option), and where they are there `title` or `quiz_title`, `tags`, `category`, `points`, `difficulty`,
 * `feedback`, `explanation` and `lang`. Several letters make a question with several right options. The separator is
 * the one of comma, semicolon and tab that the first row uses most.
 */
export function importCsv(source: string, file: string): ImportItem[] {
  return rowsOf(source).map((row) => {
    const path = `${file}:${row.line}`;
    return readItem(path, "single", () => takeQuestion(path, toQuestion(row)));
  });
}

function rowsOf(source: string): Row[] {
  const [header, ...rows] = parseRecords(source);
  const names = header?.record.map((name) => name.trim().toLowerCase().replaceAll(/[\s-]+/g, "_")) ?? [];
  if (!names.includes("question") || !names.includes("correct")) throw new ImportRefused("The first row must name the columns question, option_a, option_b … and correct.", 1);
  return rows
    .filter(({ record }) => record.some((cell) => cell.trim() !== ""))
    .map(({ record, info }) => ({ line: info.lines, cells: new Map(names.map((name, index) => [name, record[index]?.trim() ?? ""])) }));
}

function parseRecords(source: string): z.infer<typeof records> {
  const text = source.replace(/^\uFEFF/, "");
  try {
    return records.parse(parse(text, { delimiter: delimiterOf(text), info: true, relax_column_count: true, to: MAX_ROWS, max_record_size: 500_000 }));
  } catch (error) {
    if (error instanceof CsvError) throw new ImportRefused(`The table is broken: ${error.message}`, typeof error.lines === "number" ? error.lines : null);
    throw error;
  }
}

function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0].replaceAll(/"[^"]*"/g, "") ?? "";
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}

function toQuestion({ line, cells }: Row): QuestionInput {
  const cell = (...names: string[]) => names.map((name) => cells.get(name) ?? "").find((text) => text !== "") ?? "";
  const options = [...cells]
    .flatMap(([name, text]) => {
      const letter = /^(?:option|answer|choice)_?([a-z])$/.exec(name)?.[1];
      return letter !== undefined && text !== "" ? [{ letter, text }] : [];
    })
    .sort((a, b) => a.letter.localeCompare(b.letter));
  const right = rightLetters(cell("correct"), options);
  if (right === null) throw new ImportRefused(`"${cell("correct").slice(0, 80)}" names no option.`, line);
  if (cell("question") === "") throw new ImportRefused("The question has no text.", line);
  const points = numberOf(cell("points"), line);
  const common = {
    title: cell("title", "quiz_title") || null,
    sourceId: cell("id") || null,
    prompt: { format: "plain" as const, text: cell("question") },
    category: cell("category") || null,
    tags: cell("tags").split(/[,;|]/).map((tag) => tag.trim()).filter((tag) => tag !== ""),
    language: cell("lang", "language") || null,
    difficulty: numberOf(cell("difficulty"), line),
    rationale: cell("explanation", "feedback") ? { format: "plain" as const, text: cell("explanation", "feedback") } : null,
    ...(points === null ? {} : { points }),
    options: options.map(({ letter, text }) => ({ id: letter, text: { format: "plain" as const, text }, correct: right.includes(letter) })),
  };
  return right.length === 1 ? { type: "single", ...common } : { type: "multiple", ...common, scoring: "allOrNothing" };
}

function rightLetters(text: string, options: readonly { letter: string; text: string }[]): string[] | null {
  const letters = text.toLowerCase().split(/[\s,;|]+/).filter((letter) => letter !== "");
  if (letters.length > 0 && letters.every((letter) => options.some((option) => option.letter === letter))) return [...new Set(letters)];
  const named = options.find((option) => option.text.toLowerCase() === text.toLowerCase());
  return named ? [named.letter] : null;
}

function numberOf(text: string, line: number): number | null {
  if (text === "") return null;
  const value = Number(text.replace(",", "."));
  if (!Number.isFinite(value)) throw new ImportRefused(`"${text.slice(0, 40)}" is not a number.`, line);
  return value;
}
