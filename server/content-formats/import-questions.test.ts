import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { questionSchema, type Question } from "@/lib/schemas/questions";
import { findSharedData } from "@/tests/harness/shared-data";
import { parseGift } from "./gift/parse-gift";
import { importQuestions } from "./import-questions";

const bank = findSharedData("02-question-banks");
const quizFolder = findSharedData("01-course-en-es/quizzes");
const packages = findSharedData("03-packages-captions");

const read = (file: string) => importQuestions(file, readFileSync(path.join(bank ?? "", file)));
const bytes = (text: string) => new TextEncoder().encode(text);
const list = (folder: string, ending: string) => (bank ? readdirSync(path.join(bank, folder)).filter((file) => file.endsWith(ending)) : []);

describe.skipIf(!bank)("GIFT (shared/data/02-question-banks/gift)", () => {
  it.each(list("gift", ".gift"))("%s parses as its oracle says and is imported", async (file) => {
    const source = readFileSync(path.join(bank ?? "", "gift", file), "utf8");
    const oracle: unknown = JSON.parse(readFileSync(path.join(bank ?? "", "gift", file.replace(".gift", ".expected.json")), "utf8"));
    expect(JSON.parse(JSON.stringify(parseGift(source).map((parsed) => ("entry" in parsed ? parsed.entry : parsed))))).toEqual(oracle);
    const { summary, items } = await read(`gift/${file}`);
    expect(items.filter(({ status }) => status === "refused")).toEqual([]);
    expect(summary.imported).toBe(items.length);
  });
});

const quizzes = z
  .array(z.object({ quizzes: z.array(z.object({ title: z.string(), quiz: z.array(z.object({ questionText: z.string(), answerOptions: z.array(z.object({ answerText: z.string(), isCorrect: z.enum(["true", "false"]) })) })) })) }))
  .transform(([first]) => first?.quizzes.flatMap(({ quiz }) => quiz) ?? []);

describe.skipIf(!bank || !quizFolder)("the quizzes of the course, as other formats hold them", () => {
  it.each([
    ["aiken/quizzes.en.aiken.txt", "en"],
    ["aiken/quizzes.es.aiken.txt", "es"],
    ["csv/quizzes.en.csv", "en"],
    ["csv/quizzes.es.excel-semicolon-bom.csv", "es"],
    ["moodle-xml/quizzes.en.moodle.xml", "en"],
    ["moodle-xml/quizzes.es.moodle.xml", "es"],
  ])("%s gives the questions and keys of %s.json", async (file, language) => {
    const wanted = quizzes.parse(JSON.parse(readFileSync(path.join(quizFolder ?? "", `${language}.json`), "utf8")));
    const { items } = await read(file);
    const questions = items.flatMap(({ question }) => question ?? []);
    expect(items.filter(({ status }) => status !== "imported")).toEqual([]);
    expect(questions.map(plainly)).toEqual(wanted.map(({ questionText, answerOptions }) => ({
      text: folded(questionText),
      options: answerOptions.map(({ answerText, isCorrect }) => [folded(answerText), isCorrect === "true"]),
    })));
    expect(questions).toHaveLength(42);
  });
});

function plainly(question: Question) {
  const text = folded(question.prompt.text.replace(/^<p>(.*)<\/p>$/s, "$1"));
  if (question.type === "boolean") return { text, options: [["true", question.correct], ["false", !question.correct]] };
  return { text, options: question.type === "single" ? question.options.map((option) => [folded(option.text.text), option.correct]) : [] };
}

function folded(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").replaceAll(/\s+/g, " ").trim();
}

describe.skipIf(!bank)("QTI (shared/data/02-question-banks)", () => {
  it("2.2 packages and 3.0 items come as plain questions", async () => {
    const files = [...list("qti30", ".xml").map((file) => `qti30/${file}`), ...["basic-interactions", "assessment-test", "with-passages"].flatMap((folder) => list(`qti22-packages/${folder}`, ".xml").filter((file) => file !== "imsmanifest.xml" && file !== "assessment-test.xml").map((file) => `qti22-packages/${folder}/${file}`))];
    const kinds = Object.fromEntries(await Promise.all(files.map(async (file) => [path.basename(file), (await read(file)).items.map(({ kind, status }) => `${kind} ${status}`).join()] as const)));
    expect(kinds).toEqual({
      "qti3-choice-single.xml": "single converted",
      "qti3-extended-text.xml": "essay converted",
      "qti3-order-interaction.xml": "ordering imported",
      "qti3-text-entry.xml": "cloze imported",
      "choice_multiple.xml": "multiple imported",
      "choice_simple.xml": "single imported",
      "inline_choice.xml": "cloze imported",
      "match_interaction.xml": "matching imported",
      "text_entry.xml": "cloze imported",
      "item1.xml": "single imported",
      "item2.xml": "single imported",
      "item3.xml": "cloze imported",
      "item4.xml": "single imported",
      "choice-with-stimulus.xml": "single converted",
      "extended-response-with-rubric.xml": "essay imported",
    });
  });

  it.each(list("qti22-awkward", ".xml"))("%s is refused or says what was assumed", async (file) => {
    const { items } = await read(`qti22-awkward/${file}`);
    expect(items).toHaveLength(1);
    expect(items[0]?.status).not.toBe("imported");
    expect(items[0]?.reason).toMatch(/\w{3}/);
  });

  it("1.2 of Canvas is taken but for formula questions", async () => {
    const { items, summary } = await read("qti12-canvas/non_cc-iaa8f9f400b29e514ea8d28fd7ed067f4.xml.qti");
    expect(items.filter(({ kind }) => kind !== "group").map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      "single imported", "boolean imported", "multiple imported", "cloze imported", "matching imported", "numeric imported", "calculated refused", "essay imported", "information imported", "file imported",
    ]);
    expect(summary.refused).toBe(1);
    expect((await read("qti12-canvas/iaa8f9f400b29e514ea8d28fd7ed067f4-assessment_qti.xml")).summary).toEqual({ imported: 4, converted: 0, refused: 0 });
  });
});

describe.skipIf(!packages)("packages (shared/data/03-packages-captions)", () => {
  it("hold each quiz once", async () => {
    const report = await importQuestions("x.imscc", readFileSync(path.join(packages ?? "", "common-cartridge/all-question-types.imscc")));
    expect(report.items.filter(({ question }) => question)).toHaveLength(9);
  });

  it("with a link are refused", async () => {
    const report = await importQuestions("x.zip", readFileSync(path.join(packages ?? "", "scorm-hostile/symlink_etc_passwd.zip")));
    expect(report).toMatchObject({ summary: { imported: 0, refused: 1 }, items: [{ reason: expect.stringContaining("link") }] });
  });
});

describe("any file", () => {
  const pieces = fc.array(fc.constantFrom("::a::", "{", "}", "=", "~", "#", "%50%", "->", "\n", "\n\n", "\\", "A. x", "ANSWER: A", "question,correct\n", '"', ",", "<quiz>", "</quiz>", '<question type="cloze">', "{1:SA:=a}", "[[1]]", "$CATEGORY: x", "//"), { maxLength: 40 }).map((parts) => parts.join(""));
  test.prop([fc.constantFrom("a.gift", "a.txt", "a.csv", "a.xml", "a.zip"), fc.oneof(fc.uint8Array({ maxLength: 200 }), pieces.map(bytes), pieces.map((text) => bytes(`<quiz><question type="cloze"><questiontext><text>${text}</text></questiontext></question></quiz>`)), fc.uint8Array({ maxLength: 200 }).map((tail) => Uint8Array.from([0x50, 0x4b, 3, 4, ...tail])))])(
    "gets a report, and what is taken is a question of the model",
    async (name, file) => {
      const { items, summary } = await importQuestions(name, file);
      expect(items.length).toBeGreaterThan(0);
      expect(summary.imported + summary.converted + summary.refused).toBe(items.length);
      for (const { status, reason, question } of items) {
        if (status !== "imported") expect(reason).toBeTruthy();
        if (question) expect(questionSchema.parse(question)).toEqual(question);
      }
    },
  );
});
