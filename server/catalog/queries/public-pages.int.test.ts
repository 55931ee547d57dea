import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "@/lib/ids";
import { system } from "@/server/access";
import { makeCourse } from "@/tests/factories/make-course";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { TEST_NOW, testCtx } from "@/tests/harness/test-ctx";
import { findCourseLanding, findMovedCourse } from "./find-course-landing";
import { findInstructor } from "./find-instructor";
import { findNextPriceChange } from "./find-next-price-change";
import { findLegalDocument, listLegalDocuments } from "./legal-documents";
import { listSitemapEntries } from "./list-sitemap-entries";
import { listTopics } from "./list-topics";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

type Course = Awaited<ReturnType<typeof makeCourse>>;

const PUBLIC = ["published", "in_progress", "completed"] as const;
/** Every way of not being in the catalogue. */
const HIDDEN: [string, () => Promise<Course>][] = [
  ...(["draft", "cancelled", "archived"] as const).map((status): [string, () => Promise<Course>] => [status, () => makeCourse(database.db, { status })]),
  ["deleted", () => makeCourse(database.db, { deletedAt: TEST_NOW })],
  [
    "without a release",
    async () => {
      const made = await makeCourse(database.db);
      await database.db.course.update({ where: { id: made.course.id }, data: { currentReleaseId: null } });
      return made;
    },
  ],
];

const pageOf = ({ course }: Course) => findCourseLanding(database.db, course.slug);
const teacherOf = ({ instructorId }: Course) => findInstructor(database.db, instructorId.replaceAll("_", "-"));
const sitemapPaths = async () => (await listSitemapEntries(database.db)).map(({ path }) => path);
const move = (made: Course, oldSlug: string) => database.db.courseSlug.create({ data: { slug: oldSlug, courseId: made.course.id } });

async function addTeacher(made: Course, fields: { name: string; position: number; isHidden?: boolean }) {
  const id = newId("instructor");
  const texts = { titleEs: "Analista", titleEn: "Analyst", titlePtBr: "Analista de dados", bioEs: "Enseña", bioEn: "Teaches", bioPtBr: "Ensina" };
  const { position, ...own } = fields;
  await database.db.instructor.create({ data: { id, slug: id.replaceAll("_", "-"), ...texts, ...own, company: "Datos SA", courses: { create: { courseId: made.course.id, position } } } });
  return id.replaceAll("_", "-");
}

describe("a course that is not in the catalogue", () => {
  it.each(HIDDEN)("has no page, no redirect, no place in lists nor on its teacher's page: %s", async (_case, make) => {
    const made = await make();
    await move(made, `${made.course.slug}-old`);
    const requiring = await makeCourse(database.db);
    await database.db.coursePrerequisite.create({ data: { courseId: requiring.course.id, requiredId: made.course.id } });
    expect(await pageOf(made)).toBeNull();
    expect(await findMovedCourse(database.db, `${made.course.slug}-old`)).toBeNull();
    expect((await pageOf(requiring))?.prerequisites).toEqual([]);
    expect((await teacherOf(made))?.courses).toEqual([]);
    const paths = await sitemapPaths();
    expect(paths).not.toContain(`/courses/${made.course.slug}`);
    expect(paths, "a teacher of nothing that one may see").not.toContain(`/instructors/${made.instructorId.replaceAll("_", "-")}`);
  });

  it.each(PUBLIC)("as opposed to one that is %s", async (status) => {
    const made = await makeCourse(database.db, { status });
    await move(made, `${made.course.slug}-old`);
    const requiring = await makeCourse(database.db);
    await database.db.coursePrerequisite.create({ data: { courseId: requiring.course.id, requiredId: made.course.id } });
    expect(await pageOf(made)).toMatchObject({ id: made.course.id });
    expect(await findMovedCourse(database.db, `${made.course.slug}-old`)).toBe(made.course.slug);
    expect((await pageOf(requiring))?.prerequisites).toEqual([{ slug: made.course.slug, title: made.course.title }]);
    expect((await teacherOf(made))?.courses).toMatchObject([{ slug: made.course.slug }]);
    expect(await sitemapPaths()).toEqual(expect.arrayContaining([`/courses/${made.course.slug}`, `/instructors/${made.instructorId.replaceAll("_", "-")}`]));
  });
});

const SESSION = { heldOn: "2027-01-12", name: "En vivo", hours: 1.5 };

describe("the page of a course", () => {
  it("shows the release on sale in its order, with what each lesson is", async () => {
    const made = await makeCourse(database.db, { lessons: [{ slug: "zeta", isPreview: true, durationSeconds: 90 }, { slug: "alfa", kind: "video", durationSeconds: 600 }] });
    await database.db.releaseModule.updateMany({ where: { releaseId: made.release.id }, data: { hours: 1.5, startsOn: new Date("2027-01-11T00:00:00Z"), endsOn: new Date("2027-01-17T00:00:00Z"), topics: ["Consultas"], sessions: [SESSION], week: 1 } });
    const page = await pageOf(made);
    expect(page?.release).toEqual({ number: 1, publishedAt: made.release.publishedAt.toISOString(), lessonCount: 2, totalSeconds: 690 });
    expect(page?.modules).toEqual([
      {
        number: 1, title: "Módulo 1", objective: "Empezar", hours: 1.5, week: 1, startsOn: "2027-01-11", endsOn: "2027-01-17", topics: ["Consultas"], sessions: [SESSION],
        lessons: [
          { slug: "zeta", title: "Lección zeta", kind: "article", durationSeconds: 90, isPreview: true },
          { slug: "alfa", title: "Lección alfa", kind: "video", durationSeconds: 600, isPreview: false },
        ],
      },
    ]);
  });

  it("keeps showing that release while the draft goes on", async () => {
    const made = await makeCourse(database.db);
    const before = await pageOf(made);
    const [lesson] = made.lessons;
    await database.db.lessonRevision.create({ data: { id: newId("lessonRevision"), lessonId: String(lesson?.lessonId), number: 2, kind: "article", title: "Sin publicar", body: "x", durationSeconds: 1 } });
    expect(await pageOf(made)).toEqual(before);
  });

  it("says what it costs, with an early price and its deadline, in whole minor units", async () => {
    const deadline = new Date("2026-12-01T05:00:00Z");
    const early = await makeCourse(database.db, { priceAmount: 12_900, currency: "USD", earlyBirdAmount: 9_900, earlyBirdEndsAt: deadline });
    expect(await pageOf(early)).toMatchObject({ priceAmount: 12_900, currency: "USD", earlyBirdAmount: 9_900, earlyBirdEndsAt: deadline.toISOString() });
    expect(await pageOf(await makeCourse(database.db))).toMatchObject({ priceAmount: 6_900, earlyBirdAmount: null, earlyBirdEndsAt: null });
  });

  it("names its topic in every language and keeps its own texts in the course's", async () => {
    const made = await makeCourse(database.db, {
      title: "Dados para decidir", language: "pt-BR", faq: [{ question: "É ao vivo?", answer: "Não." }], audience: ["Analistas"], outcomes: ["Consultar"],
      startsAt: new Date("2027-01-10T13:00:00Z"), endsAt: new Date("2027-02-10T13:00:00Z"), maxStudents: 30, hoursPerWeek: 2.5, durationHours: 10.5,
    });
    expect(await pageOf(made)).toMatchObject({
      title: "Dados para decidir", language: "pt-BR", topic: { slug: "data", name: { es: "Datos", en: "Data", "pt-BR": "Dados" } },
      faq: [{ question: "É ao vivo?", answer: "Não." }], audience: ["Analistas"], outcomes: ["Consultar"], maxStudents: 30, hoursPerWeek: 2.5, durationHours: 10.5,
      startsAt: "2027-01-10T13:00:00.000Z", endsAt: "2027-02-10T13:00:00.000Z",
    });
  });

  it("shows its tags, its teachers in their order without the hidden ones, and its latest reviews", async () => {
    const made = await makeCourse(database.db, { ratingCount: 14, ratingSum: 63 });
    const second = await addTeacher(made, { name: "Zoe Segunda", position: 1 });
    await addTeacher(made, { name: "Nadie Visible", position: 2, isHidden: true });
    await database.db.tag.create({ data: { id: "tag_sql", slug: "sql", name: "SQL", courses: { create: { courseId: made.course.id } } } });
    const written = Array.from({ length: 14 }, (_, day) => ({ id: newId("review"), courseId: made.course.id, authorName: `Persona ${day}`, rating: 4, body: "Útil.", createdAt: new Date(Date.UTC(2026, 9, 1 + day)) }));
    await database.db.review.createMany({ data: written });
    const page = await pageOf(made);
    expect(page).toMatchObject({ tags: ["SQL"], rating: 4.5, ratingCount: 14 });
    expect(page?.instructors.map(({ name }) => name)).toEqual(["Inés Maestra", "Zoe Segunda"]);
    expect(page?.instructors[1]).toEqual({
      slug: second, name: "Zoe Segunda", title: { es: "Analista", en: "Analyst", "pt-BR": "Analista de dados" }, company: "Datos SA",
      bio: { es: "Enseña", en: "Teaches", "pt-BR": "Ensina" }, photoUrl: null, linkedinUrl: null,
    });
    expect(page?.reviews).toHaveLength(12);
    expect(page?.reviews[0]).toEqual({ authorName: "Persona 13", rating: 4, body: "Útil.", createdAt: "2026-10-14T00:00:00.000Z" });
  });

  it("is found by exactly its slug", async () => {
    const made = await makeCourse(database.db, { slug: "consultas-sql" });
    await move(made, "consultas");
    expect(await findCourseLanding(database.db, "consultas-sql")).toMatchObject({ id: made.course.id });
    for (const slug of ["consultas", "Consultas-SQL", "consultas-sq", "consultas-sql ", ""]) expect(await findCourseLanding(database.db, slug), slug).toBeNull();
    expect(await findMovedCourse(database.db, "consultas")).toBe("consultas-sql");
    for (const slug of ["consultas-sql", "nunca-fue"]) expect(await findMovedCourse(database.db, slug), slug).toBeNull();
  });
});

describe("the page of a teacher", () => {
  it("lists their courses, newest first, in each one's price and language", async () => {
    const older = await makeCourse(database.db, { publishedAt: new Date("2026-01-01T00:00:00Z"), language: "en", priceAmount: 0 });
    const slug = await addTeacher(older, { name: "Pía Nueva", position: 1 });
    const newer = await makeCourse(database.db, { publishedAt: new Date("2026-06-01T00:00:00Z"), earlyBirdAmount: 5_000, earlyBirdEndsAt: new Date("2026-12-24T00:00:00Z") });
    const teacher = await database.db.instructor.findUniqueOrThrow({ where: { slug } });
    await database.db.courseInstructor.create({ data: { courseId: newer.course.id, instructorId: teacher.id } });
    const page = await findInstructor(database.db, slug);
    expect(page).toMatchObject({ slug, name: "Pía Nueva", timeZone: "America/Bogota", company: "Datos SA" });
    expect(page?.courses).toMatchObject([
      { slug: newer.course.slug, language: "es", priceAmount: 6_900, earlyBirdAmount: 5_000, earlyBirdEndsAt: "2026-12-24T00:00:00.000Z", topic: { slug: "data" } },
      { slug: older.course.slug, language: "en", priceAmount: 0, earlyBirdAmount: null, rating: null },
    ]);
    expect(JSON.stringify(page)).not.toMatch(/email|phone|userId|isHidden/);
  });

  it("is missing when the teacher is hidden or unknown", async () => {
    const made = await makeCourse(database.db);
    const slug = await addTeacher(made, { name: "Nadie Visible", position: 1, isHidden: true });
    expect(await findInstructor(database.db, slug)).toBeNull();
    expect(await findInstructor(database.db, "nadie")).toBeNull();
    expect(await sitemapPaths()).not.toContain(`/instructors/${slug}`);
  });
});

describe("the sitemap", () => {
  it("tells of courses before teachers, the newest first, with when each changed", async () => {
    const newest = await makeCourse(database.db, { publishedAt: new Date("2030-01-01T00:00:00Z") });
    const [first, ...others] = await listSitemapEntries(database.db);
    expect(first).toEqual({ path: `/courses/${newest.course.slug}`, updatedAt: expect.any(Date) });
    const kinds = others.map(({ path }) => path.split("/")[1]);
    expect(kinds.lastIndexOf("courses")).toBeLessThan(kinds.indexOf("instructors"));
    expect(new Set(others.map(({ path }) => path)).size).toBe(others.length);
  });
});

describe("the topics", () => {
  it("stand in the catalogue's order, in every language", async () => {
    const topic = (slug: string, position: number) => ({ id: `top_${slug}`, slug, position, nameEs: `${slug} es`, nameEn: `${slug} en`, namePtBr: `${slug} pt`, summaryEs: "s es", summaryEn: "s en", summaryPtBr: "s pt" });
    await database.db.topic.createMany({ data: [topic("ultimo", 9), topic("primero", -1)] });
    const topics = await listTopics(database.db);
    expect(topics.map(({ slug }) => slug)).toEqual(["primero", "data", "ultimo"]);
    expect(topics[0]).toEqual({ slug: "primero", name: { es: "primero es", en: "primero en", "pt-BR": "primero pt" }, summary: { es: "s es", en: "s en", "pt-BR": "s pt" } });
  });
});

describe("the next change of a course's price", () => {
  const changeOf = async (fields: Parameters<typeof makeCourse>[1], now = TEST_NOW) => {
    const { course } = await makeCourse(database.db, fields);
    const ctx = testCtx(database.db, {}, system("test"));
    ctx.clock.set(now);
    return findNextPriceChange(ctx, course.id);
  };
  const ends = new Date("2026-12-01T05:00:00Z");

  it("is when the early price ends, until that very instant", async () => {
    const early = { earlyBirdAmount: 4_900, earlyBirdEndsAt: ends };
    expect(await changeOf(early)).toBe(ends.toISOString());
    expect(await changeOf(early, new Date(ends.getTime() - 1))).toBe(ends.toISOString());
    expect(await changeOf(early, ends)).toBeNull();
    expect(await changeOf(early, new Date(ends.getTime() + 1))).toBeNull();
  });

  it("is none without an early price, or for a course that is not there", async () => {
    expect(await changeOf({})).toBeNull();
    expect(await changeOf({ earlyBirdEndsAt: ends })).toBeNull();
    expect(await findNextPriceChange(testCtx(database.db), "crs_nothing")).toBeNull();
  });
});

describe("the legal documents", () => {
  beforeAll(async () => {
    const document = (slug: string, locale: string, day: number) => ({
      slug, locale, title: `${slug} ${locale}`, body: `## ${slug}`, updatedOn: new Date("2026-10-05T00:00:00Z"), createdAt: new Date(Date.UTC(2026, 0, day)),
    });
    await database.db.legalDocument.createMany({ data: [document("terms", "es", 2), document("refunds", "es", 1), document("terms", "pt-BR", 3)] });
  });

  it("are listed in the order in which they were written, in one language", async () => {
    expect(await listLegalDocuments(database.db, "es")).toEqual([{ slug: "refunds", title: "refunds es" }, { slug: "terms", title: "terms es" }]);
    expect(await listLegalDocuments(database.db, "pt-BR")).toEqual([{ slug: "terms", title: "terms pt-BR" }]);
    expect(await listLegalDocuments(database.db, "en")).toEqual([]);
  });

  it("open in their language, with the day of their last change", async () => {
    expect(await findLegalDocument(database.db, "terms", "pt-BR")).toEqual({ slug: "terms", title: "terms pt-BR", body: "## terms", updatedOn: "2026-10-05" });
    expect(await findLegalDocument(database.db, "terms", "en")).toBeNull();
    expect(await findLegalDocument(database.db, "nothing", "es")).toBeNull();
  });
});
