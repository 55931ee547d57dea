import { describe, expect, it } from "vitest";
import { fillWords, names, unknownPlaceholders, type CertificateValues } from "./certificate-words";

const values: CertificateValues = { learner: "Ana", course: "SQL", hours: "12", grade: null, completed: "1", issued: "2", expires: null, release: "3", teachers: "", organisation: "Criterio" };

describe("the words of a certificate's design", () => {
  it("say what their placeholders stand for, and leave other braces as they are", () => {
    expect(fillWords("{learner} hizo {course} en {hours} h. {organisation}, {learner}", values)).toBe("Ana hizo SQL en 12 h. Criterio, Ana");
    expect(fillWords("} { {} {otro}", values)).toBe("} { {} {otro}");
    expect(fillWords("sin nada", values)).toBe("sin nada");
  });

  it("are none where they name what is not there", () => {
    for (const text of ["Nota: {grade}", "hasta {expires}", "con {teachers}"]) expect([text, fillWords(text, values)]).toEqual([text, null]);
  });

  it("do not read a placeholder in what another one stands for", () => {
    expect(fillWords("{learner}", { ...values, learner: "{course} $& $1" })).toBe("{course} $& $1");
  });

  it("name each unknown placeholder once", () => {
    expect(unknownPlaceholders("{learner} {nombre} {Course} {nombre} {}")).toEqual(["nombre", "Course", ""]);
    expect(unknownPlaceholders("{ learner }")).toEqual([" learner "]);
    expect(names("de {course}", "course")).toBe(true);
    expect(names("de curso", "course")).toBe(false);
  });
});
