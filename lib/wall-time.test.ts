import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { instantIn, wallTimeIn } from "./wall-time";

describe("wall time", () => {
  it("is read in the zone of the course", () => {
    expect(instantIn("2026-03-12T23:59", "America/Bogota")).toBe("2026-03-13T04:59:00.000Z");
    expect(instantIn("2026-07-01T09:00", "Europe/Madrid")).toBe("2026-07-01T07:00:00.000Z");
    expect(wallTimeIn("2026-03-13T04:59:00.000Z", "America/Bogota")).toBe("2026-03-12T23:59");
    expect(wallTimeIn(null, "UTC")).toBe("");
  });

  it("moves a time that daylight saving skips into the hour after, and takes the first of two", () => {
    expect(instantIn("2026-03-29T02:30", "Europe/Madrid")).toBe("2026-03-29T01:30:00.000Z");
    expect(instantIn("2026-10-25T02:30", "Europe/Madrid")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("knows what is no date", () => {
    for (const text of ["", "mañana", "2026-02-30T10:00", "2026-13-01T00:00"]) expect(instantIn(text, "UTC")).toBeNull();
  });
});

test.prop([fc.date({ min: new Date("2001-01-01"), max: new Date("2190-01-01"), noInvalidDate: true }), fc.constantFrom("UTC", "America/La_Paz", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Auckland")])(
  "what a field shows is what it means",
  (date, zone) => {
    const shown = wallTimeIn(date, zone);
    expect(wallTimeIn(instantIn(shown, zone), zone)).toBe(shown);
  },
);
