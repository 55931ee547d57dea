import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { COMPLETION_WAYS, LESSON_ROLES } from "@/lib/domain/completion";
import { assignmentContentSchema } from "@/lib/schemas/assignment-content";
import { quizContentSchema } from "@/lib/schemas/lesson-content";
import { readBundle } from "./read-bundle";
import type { BundleFile, BundleLesson, BundleModule, CourseBundle } from "./types";
import { readYaml, writeYaml } from "./yaml-text";
import { writeBundle } from "./write-bundle";

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);

/** Texts as people and attackers write them: marks of YAML and Markdown, spaces at their ends, other scripts. */
const character = fc.oneof(fc.constantFrom(..." \n\t-:#'\"|>&*!%@`{}[],?\\~=0yn_ñé日🙂"), fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }));
const clean = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]/gu, "").replaceAll("\r", "");
const block = (max: number) => fc.array(character, { maxLength: 60 }).map((parts) => clean(parts.join("")).slice(0, max)).filter((text) => text.isWellFormed());
const oneLine = (max: number) => block(max).map((text) => text.replaceAll("\n", " "));
const titled = oneLine(150).map((text) => `T${text}`);
const slug = fc.array(fc.constantFrom("a", "b1", "sql", "uno", "2"), { minLength: 1, maxLength: 3 }).map((parts) => parts.join("-"));
const tenths = (max: number) => fc.integer({ min: 0, max: max * 10 }).map((value) => Number((value / 10).toFixed(1)));
const instant = fc.option(fc.integer({ min: 1_000_000_000, max: 3_000_000_000 }).map((seconds) => new Date(seconds * 1_000).toISOString()));
const day = fc.option(fc.constantFrom("2026-01-31", "2027-12-01"));

const completion = fc.option(
  fc.record({ role: fc.constantFrom(...LESSON_ROLES), by: fc.constantFrom(...COMPLETION_WAYS), watch: fc.integer({ min: 50, max: 100 }) }, { requiredKeys: ["role"] }),
  { nil: undefined },
);
const lesson: fc.Arbitrary<BundleLesson> = fc
  .record({ slug, title: titled, summary: block(500), durationSeconds: fc.nat(86_400), isPreview: fc.boolean(), body: block(500), kind: fc.constantFrom("article" as const, "quiz" as const, "assignment" as const), stem: titled, points: tenths(10), completion })
  .map(({ stem, points, completion: rule, ...said }) => ({
    ...said, ...(rule && { completion: rule }), video: null, captions: [],
    quiz: said.kind === "quiz" ? readQuiz(stem, points) : null,
    assignment: said.kind === "assignment" ? makeAssignment(stem, points) : null,
  }));
const module: fc.Arbitrary<BundleModule> = fc.record({
  slug, title: titled, objective: oneLine(500), hours: tenths(100), week: fc.option(fc.integer({ min: 1, max: 520 })), startsOn: day, endsOn: day, opensOn: day, opensAfterDays: fc.constant(null), topics: fc.array(oneLine(100), { maxLength: 3 }),
  sessions: fc.array(fc.record({ date: fc.constant("2026-05-04"), name: oneLine(100), hours: tenths(9) }), { maxLength: 2 }), lessons: fc.array(lesson, { maxLength: 4 }),
});
const course: fc.Arbitrary<CourseBundle> = fc
  .record({
    slug, code: fc.constantFrom("SQL-1", "007", "TRUE"), title: titled, summary: oneLine(300), description: block(900), objective: oneLine(300), audience: fc.array(oneLine(90), { maxLength: 3 }), outcomes: fc.array(oneLine(90), { maxLength: 3 }),
    faq: fc.array(fc.record({ question: oneLine(90), answer: block(200) }), { maxLength: 2 }), level: fc.constantFrom("beginner" as const, "advanced" as const), language: fc.constantFrom("es" as const, "pt-BR" as const),
    modality: fc.constantFrom("online" as const, "hybrid" as const), format: fc.constantFrom("self_paced" as const, "cohort" as const), durationHours: tenths(100), totalSessions: fc.nat(100), weeks: fc.nat(50), hoursPerWeek: tenths(50), scheduleText: fc.option(oneLine(90)),
    startsAt: instant, endsAt: instant, timeZone: fc.constantFrom("America/Bogota", "UTC"), maxStudents: fc.option(fc.integer({ min: 1, max: 900 })), status: fc.constantFrom("draft" as const, "published" as const), priceAmount: fc.nat(100_000), currency: fc.constantFrom("USD", "BRL"),
    earlyBirdAmount: fc.option(fc.nat(9_000)), earlyBirdEndsAt: instant, topic: fc.option(slug), tags: fc.array(oneLine(40), { maxLength: 3 }), prerequisites: fc.array(slug, { maxLength: 2 }), prerequisiteRule: fc.constantFrom("advice" as const, "any" as const), lessonOrder: fc.constantFrom("free" as const, "in_order" as const), instructors: fc.array(slug, { maxLength: 2 }),
    modules: fc.uniqueArray(module, { maxLength: 4, selector: (each) => each.slug }), images: fc.constantFrom<CourseBundle["images"][number][]>([], [{ name: "a.png", bytes: PNG }]), packages: fc.constant<CourseBundle["packages"]>([]),
    syllabus: fc.constantFrom<CourseBundle["syllabus"]>(null, { bytes: new Uint8Array(Buffer.from("%PDF-1.7\n%%EOF\n")) }),
  })
  .chain((made) => fc.record({ completionShare: fc.integer({ min: 1, max: 100 }), completionGrade: fc.integer({ min: 1, max: 100 }), certificateGrade: fc.integer({ min: 1, max: 100 }), selfDeferralDays: fc.integer({ min: 1, max: 365 }) }, { requiredKeys: [] }).map((asks) => ({ ...made, ...asks })))
  .map((made) => withOwnSlugs(made));

/** A lesson's address is its own in the whole course; dates and prices do not contradict each other. */
function withOwnSlugs(made: CourseBundle): CourseBundle {
  const [startsAt, endsAt] = made.startsAt && made.endsAt && made.endsAt < made.startsAt ? [made.endsAt, made.startsAt] : [made.startsAt, made.endsAt];
  const early = made.earlyBirdAmount !== null && made.earlyBirdEndsAt !== null && made.earlyBirdAmount < made.priceAmount;
  return { ...made, startsAt, endsAt, ...(!early && { earlyBirdAmount: null, earlyBirdEndsAt: null }), modules: made.modules.map((each, at) => ({ ...each, lessons: each.lessons.map((one, index) => ({ ...one, slug: `${one.slug}-${at}-${index}` })) })) };
}

function makeAssignment(stem: string, points: number): BundleLesson["assignment"] {
  const levels = [{ id: "full", title: stem, description: `${stem}\n\n- ${stem}`, points }, { id: "none", title: "Nothing", points: 0 }];
  return assignmentContentSchema.parse({
    kind: "assignment", acceptsText: true, maxLinks: 2, files: points > 5 ? { kinds: ["pdf"], most: 2, maxMegabytes: 5 } : null, points, passingPoints: points, resubmissions: null, anonymous: true, feedback: "at_once", completion: "passed",
    due: points > 3 ? { kind: "at", at: "2026-12-01T05:00:00.000Z" } : { kind: "days", days: 9 }, late: points > 3 ? { kind: "refuse" } : { kind: "accept", percentPerDay: 10, maxPercent: 40, lastDay: null }, rubric: [{ id: "c1", title: stem, levels }],
  });
}

function readQuiz(stem: string, points: number): BundleLesson["quiz"] {
  return quizContentSchema.parse({ kind: "quiz", passingScore: 50, attempts: null, timeLimitMinutes: 5, shuffle: true, anonymous: points > 5, ...(points > 3 && { sections: [{ id: "qsc_a", title: stem, from: 0, instructions: `${stem}\n\n- ${stem}`, draw: 1 }, { id: "qsc_b", title: "B", from: 2, shuffle: true }] }), ...(points > 7 && { sectionsInTurn: true, hintsOff: true }), questions: [
    { type: "boolean", correct: true, points, prompt: { format: "plain", text: stem }, hints: [{ text: { format: "markdown", text: stem }, cost: 0.25 }, { text: { format: "plain", text: stem }, cost: 1 / 3 }] },
    { type: "essay", points, prompt: { format: "markdown", text: stem }, minWords: 3, maxWords: null, gradingNotes: { format: "markdown", text: `${stem}\n\n- ${stem}` }, modelAnswer: { format: "plain", text: stem }, rubric: [{ id: "c1", title: stem, description: `${stem}\n\n- ${stem}`, levels: [{ id: "full", title: stem, points: 2.5 }, { id: "none", title: "Nothing", points: 0 }] }] },
    { type: "file", points, prompt: { format: "markdown", text: stem }, extensions: ["pdf", "png"], maxFiles: 3, maxBytes: 2_500_000, gradingNotes: { format: "html", text: stem } },
  ] });
}

function text(files: Record<string, string>): BundleFile[] {
  return Object.entries(files).map(([path, content]) => ({ path, bytes: new TextEncoder().encode(content) }));
}

function base(more = ""): BundleFile[] {
  return text({ "course.yaml": `bundle: 1\nslug: c\ncode: C\ntitle: C\nlanguage: es\n${more}` });
}

function shown(files: readonly BundleFile[]): string[] {
  return files.map(({ path, bytes }) => `${path} ${Buffer.from(bytes).toString("base64")}`);
}

describe("a course's folder", () => {
  test.prop([course], { numRuns: 60 })("says the course that it was written from, and is written again byte by byte", async (made) => {
    const files = writeBundle(made);
    const { courses, items } = await readBundle(files);
    expect(items.filter(({ status }) => status !== "imported")).toEqual([]);
    expect(courses).toEqual([made]);
    expect(shown(writeBundle(courses[0] ?? made))).toEqual(shown(files));
  });

  test.prop([fc.array(fc.constantFrom(" ", "\n", "a", "\t", "#", ":", "- ")).map((parts) => parts.join(""))], { numRuns: 2_000 })("keeps every space of a text", (said) => {
    expect(readYaml(writeYaml({ said, list: [{ said }] }))).toEqual({ said, list: [{ said }] });
  });

  test.prop([fc.string({ maxLength: 300 }), fc.constantFrom("course.yaml", "modules/01-m/module.yaml", "modules/01-m/01-a.md", "modules/01-m/01-q.quiz.yaml")], { numRuns: 100 })("never breaks on what a file holds", async (content, path) => {
    const { items } = await readBundle([...(path === "course.yaml" ? [] : base()), ...text({ [path]: content })]);
    expect(items.length).toBeGreaterThan(0);
  });

  const BOMB = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`).join("\n")}\n`;
  it.each([
    ["references that grow without end", { "course.yaml": BOMB }, /References/],
    ["tags", { "course.yaml": "!!js/function 'x'\n" }, /cannot be read/],
    ["a key twice", { "course.yaml": "slug: a\nslug: b\n" }, /unique/],
    ["brackets without end", { "course.yaml": "[".repeat(20_000) }, /./],
    ["a field that is not ours", { "course.yaml": "bundle: 1\nslug: c\ncode: C\ntitle: C\nlanguage: es\nisAdmin: true\n" }, /isAdmin/],
    ["zero bytes", { "course.yaml": "bundle: 1\0" }, /zero bytes/],
    ["nothing", {}, /./],
  ])("refuses %s, and then there is no course", async (_what, files, reason) => {
    const { courses, items } = await readBundle(text(files as Record<string, string>));
    expect(courses).toEqual([]);
    expect(items[0]).toMatchObject({ path: "course.yaml", status: "refused", reason: expect.stringMatching(reason) });
  });

  it("refuses a quiz with signs that no database can hold, wherever they stand", async () => {
    const lesson = { "modules/01-m/module.yaml": "title: M\n", "modules/01-m/01-q.md": "---\ntitle: Q\nkind: quiz\n---\n" };
    const head = "passingScore: 50\nattempts: null\ntimeLimitMinutes: null\nshuffle: false\nquestions:\n";
    for (const sign of ["\\0", "\\u0000", "\\ud83d"]) {
      const question = `  - { type: shortText, prompt: { format: plain, text: "¿?" }, accepted: [{ text: "a${sign}b" }] }\n`;
      const { courses, items } = await readBundle([...base(), ...text({ ...lesson, "modules/01-m/01-q.quiz.yaml": `${head}${question}` })]);
      expect(items.filter(({ status }) => status === "refused").map(({ path, reason }) => [path, reason]), sign).toEqual([["modules/01-m/01-q.quiz.yaml", "cannot be stored"]]);
      expect(courses[0]?.modules[0]?.lessons[0]?.quiz).toBeNull();
    }
  });

  it("refuses by part what it cannot take, and says why", async () => {
    const { courses, items } = await readBundle([
      ...base(),
      ...text({
        "modules/01-m/module.yaml": "title: M\n",
        "modules/01-m/01-long.md": `---\ntitle: Long\n---\n${"line\n".repeat(100_000)}`,
        "modules/01-m/02-bare.md": "# No front matter\n",
        "modules/01-m/03-fine.md": "---\ntitle: Fine\n---\n<script>alert(1)</script>\n",
        "modules/02-n/module.yaml": "title: ''\n",
        "modules/02-n/01-lost.md": "---\ntitle: Lost\n---\n",
        "modules/x/odd.md": "?",
        "media/evil.png": "<svg onload=alert(1)>",
        "media/script.svg": "<svg/>",
        "README.md": "# About\n",
      }),
    ]);
    expect(courses[0]?.modules.map(({ lessons }) => lessons.map(({ slug: name }) => name))).toEqual([["fine"]]);
    expect(items.filter(({ status }) => status === "refused").map(({ path, reason }) => [path, reason])).toEqual([
      ["modules/01-m/01-long.md", expect.stringContaining("200000")],
      ["modules/01-m/02-bare.md", expect.stringContaining("front matter")],
      ["modules/02-n/module.yaml", expect.stringContaining("title")],
      ["modules/02-n/01-lost.md", "Its module was refused."],
      ["media/evil.png", expect.stringContaining("no PNG")],
      ["media/script.svg", expect.stringContaining("no PNG")],
      ["modules/x/odd.md", expect.stringContaining("no part")],
    ]);
  });
});
