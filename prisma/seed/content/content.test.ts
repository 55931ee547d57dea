import { globSync } from "node:fs";
import katex from "katex";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { DEMO_ACCOUNTS } from "../demo-accounts.ts";
import { courses } from "./courses/index.ts";
import { instructors } from "./instructors.ts";
import { lessonScripts } from "../videos/scripts/index.ts";
import { legalDocuments } from "./legal.ts";
import { outlineOf } from "./markdown-outline.ts";
import { students } from "./people.ts";
import { contentRoot, readArticle } from "./read-article.ts";
import { reviews } from "./reviews.ts";
import { tags, topics } from "./topics.ts";
import type { ArticleLessonSeed, ContentLocale, CourseSeed, LessonSeed } from "./types.ts";

const locales: readonly ContentLocale[] = ["es", "en", "pt-BR"];
const checkHeading: Readonly<Record<ContentLocale, string>> = {
  es: "Comprueba",
  en: "Check yourself",
  "pt-BR": "Verifique",
};

const lessonsIn = (course: CourseSeed): LessonSeed[] => course.modules.flatMap((module) => [...module.lessons]);
const articles = courses.flatMap((course) =>
  lessonsIn(course)
    .filter((lesson): lesson is ArticleLessonSeed => lesson.kind === "article")
    .map((lesson) => ({ name: `${course.slug}/${lesson.slug}`, course, lesson })),
);

function duplicates(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

/** The offset of a zone at an instant, as ISO 8601 writes it: `-03:00`. */
function offsetAt(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).formatToParts(new Date(instant));
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return name === "GMT" ? "+00:00" : name.replace("GMT", "");
}

describe("the school", () => {
  it("has fourteen courses in three languages, and at least ninety articles", () => {
    expect(courses).toHaveLength(14);
    for (const locale of locales) {
      expect(courses.filter((course) => course.language === locale).length).toBeGreaterThanOrEqual(3);
    }
    expect(articles.length).toBeGreaterThanOrEqual(90);
  });

  it("repeats no slug, code, name or file", () => {
    expect(duplicates(courses.map((course) => course.slug))).toEqual([]);
    expect(duplicates(courses.map((course) => course.code))).toEqual([]);
    expect(duplicates(instructors.map((person) => person.slug))).toEqual([]);
    expect(duplicates(students.map((person) => person.name))).toEqual([]);
    for (const course of courses) {
      expect(duplicates(lessonsIn(course).map((lesson) => lesson.slug)), course.slug).toEqual([]);
    }
  });

  it("has a use for every Markdown file and a file for every article", () => {
    const onDisk = globSync("courses/*/*.md", { cwd: contentRoot }).sort();
    expect(articles.map(({ lesson }) => lesson.body).sort()).toEqual(onDisk);
  });

  it("keeps a script for each video that another part of the seed provides", () => {
    const keys = courses.flatMap(lessonsIn).flatMap((lesson) => (lesson.kind === "video" ? [lesson.videoScript] : []));
    expect(keys.sort()).toEqual(lessonScripts.map((script) => script.lessonSlug).sort());
  });

  it("speaks the three languages wherever a text is shared", () => {
    const shared = [
      ...topics.flatMap((topic) => [topic.name, topic.description]),
      ...Object.values(tags),
      ...instructors.flatMap((person) => [person.title, person.bio]),
      ...legalDocuments.flatMap((document) => [document.title, document.body]),
    ];
    for (const text of shared) {
      for (const locale of locales) expect(text[locale].trim()).not.toBe("");
    }
  });

  it("opens its demo accounts to a student, the teacher of the SQL course and an administrator", () => {
    expect(DEMO_ACCOUNTS.map((account) => account.role)).toEqual(["student", "instructor", "admin"]);
    const teacher = DEMO_ACCOUNTS.find((account) => account.role === "instructor");
    const sql = courses.find((course) => course.slug === "sql-que-no-miente");
    expect(teacher?.instructorSlug).toBe(sql?.instructors[0]);
    expect(instructors.find((person) => person.slug === teacher?.instructorSlug)?.email).toBe(teacher?.email);
  });

  it("has reviews signed once by known students, in numbers that look like people", () => {
    expect(duplicates(reviews.map((review) => `${review.course} ${review.author}`))).toEqual([]);
    for (const review of reviews) {
      expect(students.map((person) => person.name)).toContain(review.author);
      expect(review.text.length).toBeGreaterThan(30);
    }
    for (const course of courses) {
      const count = reviews.filter((review) => review.course === course.slug).length;
      expect(count, course.slug).toBeGreaterThanOrEqual(3);
      expect(count, course.slug).toBeLessThanOrEqual(8);
    }
    expect(reviews.filter((review) => !courses.some((course) => course.slug === review.course))).toEqual([]);
  });
});

describe.each(courses.map((course) => [course.slug, course] as const))("%s", (_slug, course) => {
  it("refers only to what exists", () => {
    const slugs = new Set(courses.map((other) => other.slug));
    expect(course.prerequisites.filter((slug) => !slugs.has(slug) || slug === course.slug)).toEqual([]);
    expect(course.instructors.filter((slug) => !instructors.some((person) => person.slug === slug))).toEqual([]);
    expect([course.topic, ...course.secondaryTopics].filter((slug) => !topics.some((topic) => topic.slug === slug))).toEqual([]);
    expect(course.tags.filter((tag) => !Object.hasOwn(tags, tag))).toEqual([]);
  });

  it("can be reached: no course is, through others, its own prerequisite", () => {
    const pending = [...course.prerequisites];
    const seen = new Set<string>();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      expect(next).not.toBe(course.slug);
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(...(courses.find((other) => other.slug === next)?.prerequisites ?? []));
    }
  });

  it("numbers its modules, fills them and adds up", () => {
    expect(course.modules.map((module) => module.number)).toEqual(course.modules.map((_module, index) => index + 1));
    expect(course.modules.length).toBeGreaterThanOrEqual(2);
    expect(course.modules.length).toBeLessThanOrEqual(5);
    expect(lessonsIn(course).length).toBeGreaterThanOrEqual(5);
    expect(lessonsIn(course).length).toBeLessThanOrEqual(12);
    expect(course.modules.every((module) => module.lessons.length > 0 && module.topics.length > 0)).toBe(true);
    expect(course.modules.reduce((hours, module) => hours + module.hours, 0)).toBe(course.durationHours);
    expect(course.modules.flatMap((module) => module.sessions ?? [])).toHaveLength(course.totalSessions);
    const weeks = course.modules.map((module) => module.week);
    expect(weeks).toEqual([...weeks].sort((a, b) => a - b));
    expect(Math.max(...weeks)).toBeLessThanOrEqual(course.weeks);
  });

  it("shows at least one lesson before paying, and lets an early bird pay less", () => {
    expect(lessonsIn(course).some((lesson) => lesson.preview)).toBe(true);
    expect(Number.isSafeInteger(course.price.amount)).toBe(true);
    if (course.earlyBird === undefined) return;
    expect(course.earlyBird.amount).toBeLessThan(course.price.amount);
    expect(course.earlyBird.amount).toBeGreaterThan(0);
    if (course.startsAt !== undefined) {
      expect(Date.parse(course.earlyBird.deadline)).toBeLessThan(Date.parse(course.startsAt));
    }
  });

  it("has dates if and only if it is a cohort, in order and with the offset of its zone", () => {
    const { startsAt, endsAt, timeZone } = course;
    if (course.format === "self_paced") {
      expect([startsAt, endsAt, timeZone, course.maxStudents]).toEqual([undefined, undefined, undefined, undefined]);
      return;
    }
    if (startsAt === undefined || endsAt === undefined || timeZone === undefined) throw new Error("a cohort needs its dates");
    expect(course.maxStudents).toBeGreaterThan(0);

    const sessions = course.modules.flatMap((module) =>
      (module.sessions ?? []).map((session) => ({ ...session, startsOn: module.startsOn ?? "", endsOn: module.endsOn ?? "" })),
    );
    const instants = sessions.map((session) => session.date);
    expect(instants).toEqual([...instants].sort());
    expect(instants[0]).toBe(startsAt);
    expect(Date.parse(instants.at(-1) ?? "")).toBeLessThan(Date.parse(endsAt));
    for (const session of sessions) {
      const day = session.date.slice(0, 10);
      expect(day >= session.startsOn && day <= session.endsOn, `${session.name} on ${day}`).toBe(true);
    }
    for (const instant of [startsAt, endsAt, ...instants]) expect(instant.slice(-6)).toBe(offsetAt(instant, timeZone));

    const days = course.modules.flatMap((module) => [module.startsOn ?? "", module.endsOn ?? ""]);
    expect(days).toEqual([...days].sort());
    expect(days.every((day) => /^\d{4}-\d{2}-\d{2}$/.test(day))).toBe(true);
  });
});

describe.each(articles)("$name", ({ course, lesson }) => {
  let outline = outlineOf("");
  beforeAll(async () => {
    outline = outlineOf(await readArticle(lesson));
  });

  it("is long enough to teach something, and its time is honest", () => {
    const { words } = outline;
    expect(words).toBeGreaterThanOrEqual(250);
    expect(lesson.durationSeconds).toBeGreaterThanOrEqual((words / 240) * 60);
  });

  it("has headings from level 2, without jumps, and ends with a check", () => {
    const { headings } = outline;
    const depths = headings.map((heading) => heading.depth);
    expect(depths[0]).toBe(2);
    expect(Math.min(...depths)).toBe(2);
    depths.forEach((depth, index) => expect(depth - (depths[index - 1] ?? 1)).toBeLessThanOrEqual(1));
    expect(headings.at(-1)?.text).toBe(checkHeading[course.language]);
  });

  it("names the language of each fence, and its TypeScript and JSON parse", () => {
    for (const { language, code } of outline.fences) {
      expect(language, code.slice(0, 60)).toBeTruthy();
      if (language === "json") expect(() => JSON.parse(code)).not.toThrow();
      if (language === "ts") {
        const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
        expect(diagnostics?.map((diagnostic) => diagnostic.messageText)).toEqual([]);
      }
    }
  });

  it("writes formulas that KaTeX accepts and alerts that the player knows", () => {
    const { formulas, alerts } = outline;
    for (const { source, display } of formulas) {
      expect(() => katex.renderToString(source, { displayMode: display, throwOnError: true }), source).not.toThrow();
    }
    expect(alerts.filter((kind) => !["NOTE", "TIP", "WARNING"].includes(kind))).toEqual([]);
  });
});

describe.each(legalDocuments.flatMap((document) => locales.map((locale) => [document.slug, locale, document.body[locale]] as const)))(
  "%s in %s",
  (_slug, _locale, body) => {
    it("is short, and its headings start at level 2", () => {
      const { headings, words } = outlineOf(body);
      expect(words).toBeGreaterThan(80);
      expect(words).toBeLessThan(500);
      expect(headings.every((heading) => heading.depth === 2)).toBe(true);
    });
  },
);
