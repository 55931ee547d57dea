import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passagesOf } from "@/lib/markdown/passages-of";
import { questionSchema } from "@/lib/schemas/questions";
import { draftClozes } from "./cloze-drafts";
import { findQuote, gistOf, judgeDraft } from "./judge-draft";
import { toPassages } from "./passage";
import { fold } from "./words";

const TEXTS = {
  es: "# Claves\n\nLa **clave primaria** es la columna que identifica cada fila de una tabla. Una **clave foránea** es una columna que apunta a otra tabla. El índice acelera las búsquedas de la tabla.\n\nEn 1970 Edgar Codd publicó su modelo relacional en la revista de ACM. Una *transacción* es un grupo de cambios que se guarda entero o no se guarda.",
  en: "# Keys\n\nA **primary key** is the column that identifies each row of a table. A **foreign key** is a column that points to another table. An index speeds up the searches of a table.\n\nIn 1970 Edgar Codd published his relational model in a journal of the ACM. A *transaction* is a group of changes that is stored whole or not at all.",
  pt: "# Chaves\n\nA **chave primária** é a coluna que identifica cada linha de uma tabela. Uma **chave estrangeira** é uma coluna que aponta para outra tabela. O índice acelera as buscas da tabela.\n\nEm 1970 Edgar Codd publicou o seu modelo relacional na revista da ACM. Uma *transação* é um grupo de mudanças que se grava inteiro ou não se grava.",
};
const wanted = { count: 5, language: "es", difficulty: 0.5, seed: "one" };
const read = (markdown: string) => toPassages(passagesOf(markdown)).passages;

describe("gaps by rules", () => {
  it.each(Object.entries(TEXTS))("blank what a text in %s is about, with choices from it", (_language, markdown) => {
    const passages = read(markdown);
    const drafts = draftClozes(passages, wanted);
    expect(drafts.length).toBeGreaterThanOrEqual(4);
    for (const { question, quote } of drafts) {
      const stored = questionSchema.parse(question);
      expect(judgeDraft({ question: stored, quote }, passages, [])).toMatchObject({ passage: expect.any(Number) });
      if (stored.type !== "cloze") throw new Error("another type");
      const [gap] = stored.gaps;
      if (gap?.kind !== "choice") continue;
      const right = gap.options.filter(({ correct }) => correct);
      expect(right).toHaveLength(1);
      expect(gap.options.length).toBeGreaterThanOrEqual(3);
      for (const { text } of gap.options) expect(fold(markdown), "a wrong choice is of the same text too").toContain(fold(text.text));
      expect(fold(stored.prompt.text.replace("[[g1]]", "")), "the rest does not tell it").not.toContain(` ${fold(right[0]?.text.text ?? "")} `);
    }
  });

  it("ask for the word itself where they are to be hard, and begin with what the text sets off", () => {
    const [first] = draftClozes(read(TEXTS.es), { ...wanted, difficulty: 0.9 });
    expect(first?.question).toMatchObject({ type: "cloze", gaps: [{ kind: "text" }] });
    expect(JSON.stringify(draftClozes(read(TEXTS.es), wanted).slice(0, 3))).toMatch(/clave primaria|clave foránea|transacción/);
  });

  it("are the same for the same text and seed, never twice the same, and stand in the text, whatever the text", () => {
    const sentence = fc.array(fc.stringMatching(/^[a-záñç]{3,12}$/u), { minLength: 6, maxLength: 14 }).map((words) => `${words.join(" ")} es ${words[0]} 42.`);
    const text = fc.array(fc.oneof(sentence, fc.string({ maxLength: 200 }), fc.constantFrom(...Object.values(TEXTS), "<script>alert(1)</script> [[g1]] ]] **x** es y", "Un almacén **clave-valor (C++)** es un mapa que guarda pares en memoria.")), { minLength: 1, maxLength: 8 }).map((parts) => parts.join("\n\n"));
    fc.assert(
      fc.property(text, fc.string(), (markdown, seed) => {
        const passages = read(markdown);
        const drafts = draftClozes(passages, { ...wanted, seed });
        expect(draftClozes(read(markdown), { ...wanted, seed })).toEqual(drafts);
        const gists = drafts.map(({ question }) => gistOf(questionSchema.parse(question)).folded);
        expect(new Set(gists).size).toBe(gists.length);
        for (const { quote } of drafts) expect(findQuote(quote, passages)).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});
