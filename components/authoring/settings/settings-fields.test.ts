import { describe, expect, it } from "vitest";
import { courseChangesSchema } from "@/lib/schemas/authoring";
import { readSettings, SECTION_FIELDS } from "./settings-fields";

const KNOWN = { currency: "USD", timeZone: "America/Bogota" };

function typed(values: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) data.append(name, each);
  return data;
}

describe("course settings", () => {
  it("name every field that an author can change, once", () => {
    const named = Object.values(SECTION_FIELDS).flatMap((fields) => fields.map(({ name }) => name));
    const known = Object.keys(courseChangesSchema.shape);
    expect(named.toSorted()).toEqual(known.filter((name) => name !== "status").toSorted());
  });

  it("are read in the currency and the zone that the form itself names", () => {
    const price = readSettings(SECTION_FIELDS.price, typed({ currency: "CLP", priceAmount: "49000", earlyBirdAmount: "", earlyBirdEndsAt: "" }), KNOWN);
    expect(price).toEqual({ currency: "CLP", priceAmount: 49_000, earlyBirdAmount: null, earlyBirdEndsAt: null });
    const dates = readSettings(SECTION_FIELDS.dates, typed({ timeZone: "UTC", startsAt: "2026-05-01T10:00", endsAt: "", scheduleText: "" }), KNOWN);
    expect(dates).toEqual({ timeZone: "UTC", startsAt: "2026-05-01T10:00:00.000Z", endsAt: null, scheduleText: null, selfDeferralDays: null });
  });

  it("leave what makes no sense for the schema to refuse", () => {
    const changes = readSettings(SECTION_FIELDS.price, typed({ currency: "USD", priceAmount: "mucho", earlyBirdAmount: "1,234", earlyBirdEndsAt: "luego" }), KNOWN);
    const { error } = courseChangesSchema.safeParse(changes);
    expect([...new Set(error?.issues.map(({ path }) => path[0]))].toSorted()).toEqual(["earlyBirdAmount", "earlyBirdEndsAt", "priceAmount"]);
  });

  it("keep questions with their answers and drop empty pairs", () => {
    const { faq } = readSettings([{ name: "faq", kind: "faq" }], typed({ "faq.question": ["¿Hay certificado?", ""], "faq.answer": ["Sí.", ""] }), KNOWN);
    expect(faq).toEqual([{ question: "¿Hay certificado?", answer: "Sí." }]);
  });
});
