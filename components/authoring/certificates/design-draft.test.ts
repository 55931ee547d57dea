import { describe, expect, it } from "vitest";
import { DEFAULT_TEMPLATE } from "@/lib/schemas/certificate-design";
import { readDraft, toDraft, type DesignDraft } from "./design-draft";

const draft = (design: object, changes: Partial<DesignDraft> = {}) => readDraft("crs_x", { ...toDraft(DEFAULT_TEMPLATE), ...changes, design: { ...DEFAULT_TEMPLATE.design, ...design } });
const errorsOf = (read: ReturnType<typeof readDraft>) => ("errors" in read ? read.errors : {});

describe("what the designer's form holds", () => {
  it("is what is saved, without the lines that were left empty", () => {
    expect(draft({ lines: ["", "Ley 24.521", "  "] }, { validMonths: " 24 " })).toMatchObject({ input: { courseId: "crs_x", isOn: true, validMonths: 24, design: { lines: ["Ley 24.521"] } } });
    expect(toDraft({ ...DEFAULT_TEMPLATE, validMonths: 24 }).validMonths).toBe("24");
    expect(draft({}, { validMonths: "" })).toMatchObject({ input: { validMonths: null } });
  });

  it("says which field is wrong and what it does not know, where it stands on the screen", () => {
    const errors = errorsOf(draft({ body: "{curso} {nombre} {course}", lines: ["", "{lugar}"], signatures: [{ name: "", role: "", picture: null }], logo: { picture: "a".repeat(64), alt: " " }, accent: "#ffff00" }, { validMonths: "0" }));
    expect(errors).toEqual({
      body: { kind: "placeholder", names: "{curso}, {nombre}" },
      "lines.1": { kind: "placeholder", names: "{lugar}" },
      "signatures.0.name": { kind: "signer", names: "" },
      "logo.alt": { kind: "alt", names: "" },
      accent: { kind: "accent", names: "" },
      validMonths: { kind: "months", names: "" },
    });
    expect(errorsOf(draft({ fields: [], body: "terminó" }))).toEqual({ fields: { kind: "course", names: "" } });
    expect(errorsOf(draft({ title: "x".repeat(200) }))).toEqual({ title: { kind: "words", names: "" } });
    expect(errorsOf(draft({}, { validMonths: "dos" }))).toEqual({ validMonths: { kind: "months", names: "" } });
  });
});
