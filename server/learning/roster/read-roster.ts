import { normalizeEmail } from "@/lib/email-address";
import { DomainError, type ErrorCode, type ErrorKind } from "@/lib/errors";
import { readCsv, type CsvRow } from "@/lib/read-csv";
import { ROSTER_MAX_LINES } from "@/lib/schemas/students";
import { instantIn } from "@/lib/wall-time";

export type RosterColumn = "email" | "until";

/** A line of a list of people. `until` is an instant; `fault` names the column that cannot be read. */
export type RosterLine = { line: number; email: string; name: string; until: string | null; fault: RosterColumn | null };

const COLUMNS = {
  email: ["email", "e_mail", "mail", "correo", "correo_electronico", "email_address", "endereco_de_email"],
  name: ["name", "full_name", "nombre", "nombre_completo", "nome", "nome_completo"],
  until: ["until", "access_until", "hasta", "acceso_hasta", "ate", "acesso_ate"],
};
const SHOWN = 320;

type Options = { timeZone: string; now: Date };

/**
 * Reads a list of people from CSV: comma, semicolon or tab, with or without a byte order mark, a first row that names
 * `email` and, where they are there, `name` and `until` (in English, Spanish or Portuguese). A day in `until` is meant
 * to its end in the reader's zone; it is written 2027-03-31 or 31/03/2027. Blank lines are passed over. Throws
 * `learning.roster_unreadable`, `learning.roster_without_email` and `learning.roster_too_long`.
 */
export function readRoster(source: string, options: Options): RosterLine[] {
  const [header, ...rows] = parseRecords(source);
  const names = header?.record.map(toColumnName) ?? [];
  const at = (column: keyof typeof COLUMNS): number => names.findIndex((name) => COLUMNS[column].includes(name));
  const places = { email: at("email"), name: at("name"), until: at("until") };
  if (places.email < 0) throw refused("invalid", "learning.roster_without_email");
  const filled = rows.filter(({ record }) => record.some((cell) => cell.trim() !== ""));
  if (filled.length > ROSTER_MAX_LINES) throw refused("payload_too_large", "learning.roster_too_long", { count: filled.length, max: ROSTER_MAX_LINES });
  return filled.map(({ record, info }) => {
    const cell = (place: number): string => (place < 0 ? "" : (record[place] ?? "").normalize("NFC").trim().slice(0, SHOWN));
    return toLine(info.lines, { email: cell(places.email), name: cell(places.name), until: cell(places.until) }, options);
  });
}

function toLine(line: number, given: { email: string; name: string; until: string }, options: Options): RosterLine {
  const email = normalizeEmail(given.email);
  const until = given.until === "" ? null : endOfDay(given.until, options.timeZone);
  const isPast = until !== null && new Date(until) <= options.now;
  const fault = email === null ? "email" : given.until !== "" && (until === null || isPast) ? "until" : null;
  return { line, email: email ?? given.email, name: given.name, until, fault };
}

function endOfDay(text: string, timeZone: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : local ? local.slice(1).toReversed() : [];
  if (!year || !month || !day || Number(year) >= 2_200 || Number(year) < 2_000) return null;
  return instantIn(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}T23:59`, timeZone);
}

function parseRecords(source: string): CsvRow[] {
  const read = readCsv(source, { most: ROSTER_MAX_LINES + 1_000 });
  if ("brokenLine" in read) throw refused("invalid", "learning.roster_unreadable", { line: read.brokenLine });
  return read.rows;
}

/** Lower case, without accents, words joined by underscores. */
function toColumnName(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").trim().toLowerCase().replaceAll(/[\s-]+/g, "_");
}

/** The list as a whole is at fault: the field that holds it is named. */
function refused(kind: ErrorKind, code: ErrorCode, params: Record<string, number> = {}): DomainError {
  return new DomainError(kind, code, params, { issues: [{ path: "text", message: code }] });
}
