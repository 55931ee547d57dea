import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";

/** A row with the line of the file that it ends on, from 1. */
export type CsvRow = { record: string[]; info: { lines: number } };

const rows = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/**
 * The rows of a CSV as spreadsheets write it: comma, semicolon or tab, with or without a byte order mark. Blank lines
 * are passed over, and what comes after `most` rows. What cannot be read says in which line.
 */
export function readCsv(source: string, { most, longest = 20_000 }: { most: number; longest?: number }): { rows: CsvRow[] } | { brokenLine: number } {
  const text = source.replace(/^\uFEFF/, "").replace(/^sep=.\r?\n/i, "");
  try {
    return { rows: rows.parse(parse(text, { delimiter: delimiterOf(text), info: true, relax_column_count: true, skip_empty_lines: true, to: most, max_record_size: longest })) };
  } catch (error) {
    if (error instanceof CsvError) return { brokenLine: typeof error.lines === "number" ? error.lines : 1 };
    throw error;
  }
}

function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0].replaceAll(/"[^"]*"/g, "") ?? "";
  const counts = [",", ";", "\t"].map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}
