import type { CourseChanges } from "@/lib/schemas/authoring";
import { typedAmount } from "@/lib/domain/typed-amount";
import { instantIn } from "@/lib/wall-time";

export type SettingName = keyof CourseChanges;
type FieldKind = "line" | "text" | "lines" | "number" | "count" | "choice" | "zone" | "instant" | "money" | "faq" | "courses";
export type SettingField = { name: SettingName; kind: FieldKind; rows?: number; isOptional?: true };

export const SECTIONS = ["basics", "promise", "pace", "completion", "dates", "price", "people"] as const;
export type SectionName = (typeof SECTIONS)[number];

/** Every field of a course that its author sets, in the sections in which they are thought about. */
export const SECTION_FIELDS: Readonly<Record<SectionName, readonly SettingField[]>> = {
  basics: [
    { name: "title", kind: "line" },
    { name: "slug", kind: "line" },
    { name: "code", kind: "line" },
    { name: "topicSlug", kind: "choice" },
    { name: "level", kind: "choice" },
    { name: "language", kind: "choice" },
    { name: "tags", kind: "lines", rows: 3, isOptional: true },
  ],
  promise: [
    { name: "summary", kind: "text", rows: 2 },
    { name: "objective", kind: "text", rows: 2 },
    { name: "description", kind: "text", rows: 8, isOptional: true },
    { name: "outcomes", kind: "lines", rows: 5, isOptional: true },
    { name: "audience", kind: "lines", rows: 4, isOptional: true },
    { name: "faq", kind: "faq", isOptional: true },
  ],
  pace: [
    { name: "modality", kind: "choice" },
    { name: "format", kind: "choice" },
    { name: "lessonOrder", kind: "choice" },
    { name: "durationHours", kind: "number" },
    { name: "totalSessions", kind: "number" },
    { name: "weeks", kind: "number" },
    { name: "hoursPerWeek", kind: "number" },
  ],
  completion: [
    { name: "completionShare", kind: "number" },
    { name: "completionGrade", kind: "count", isOptional: true },
    { name: "certificateGrade", kind: "count", isOptional: true },
  ],
  dates: [
    { name: "timeZone", kind: "zone" },
    { name: "startsAt", kind: "instant", isOptional: true },
    { name: "endsAt", kind: "instant", isOptional: true },
    { name: "scheduleText", kind: "line", isOptional: true },
    { name: "selfDeferralDays", kind: "count", isOptional: true },
  ],
  price: [
    { name: "currency", kind: "choice" },
    { name: "priceAmount", kind: "money" },
    { name: "earlyBirdAmount", kind: "money", isOptional: true },
    { name: "earlyBirdEndsAt", kind: "instant", isOptional: true },
  ],
  people: [
    { name: "maxStudents", kind: "count", isOptional: true },
    { name: "prerequisiteIds", kind: "courses", isOptional: true },
    { name: "prerequisiteRule", kind: "choice" },
  ],
};

/** What was typed as the schema reads it. What cannot be understood stays as typed, so that the schema refuses it by name. */
export function readSettings(fields: readonly SettingField[], data: FormData, known: { currency: string; timeZone: string }): Record<string, unknown> {
  const text = (name: string): string => String(data.get(name) ?? "").trim();
  const currency = text("currency") || known.currency;
  const timeZone = text("timeZone") || known.timeZone;
  const read = ({ name, kind, isOptional }: SettingField): unknown => {
    const typed = text(name);
    switch (kind) {
      case "lines":
        return typed.split("\n").map((line) => line.trim()).filter((line) => line !== "");
      case "number":
        return typed === "" ? 0 : Number(typed.replace(",", "."));
      case "count":
        return typed === "" ? null : Number(typed);
      case "instant":
        return typed === "" ? null : (instantIn(typed, timeZone) ?? typed);
      case "money":
        return typed === "" ? (isOptional ? null : 0) : (typedAmount(typed, currency) ?? typed);
      case "faq":
        return readFaq(data);
      case "courses":
        return data.getAll(name).map(String);
      case "line":
        return typed === "" && isOptional ? null : typed;
      default:
        return typed;
    }
  };
  return Object.fromEntries(fields.map((field) => [field.name, read(field)]));
}

function readFaq(data: FormData): { question: string; answer: string }[] {
  const answers = data.getAll("faq.answer").map(String);
  return data
    .getAll("faq.question")
    .map((question, index) => ({ question: String(question).trim(), answer: (answers[index] ?? "").trim() }))
    .filter(({ question, answer }) => question !== "" || answer !== "");
}
