import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COURSE_LANGUAGES, COURSE_STATUSES, LEVELS, MODALITIES, PRICE_RANGES, type CatalogFilter } from "@/lib/schemas/catalog";
import { makeCourse } from "@/tests/factories/make-course";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { PUBLIC_COURSE } from "./catalog-where";
import { searchCourses } from "./search-courses";

const TOPICS = ["data", "design"] as const;
type Facets = Omit<CatalogFilter, "q" | "cursor">;

let database: TestDatabase;
/** The courses that the public may see, with the value of each facet. */
const shown: (Required<Facets> & { slug: string })[] = [];

beforeAll(async () => {
  database = await startTestDatabase();
  const { db } = database;
  await db.topic.create({ data: { id: "top_design", slug: "design", nameEs: "Diseño", nameEn: "Design", namePtBr: "Design", summaryEs: "", summaryEn: "", summaryPtBr: "" } });
  for (let index = 0; index < 20; index += 1) {
    // Steps without a common divisor, so that no two facets go together.
    const facets = { topic: pick(TOPICS, index), level: pick(LEVELS, index), language: pick(COURSE_LANGUAGES, index >> 1), modality: pick(MODALITIES, index >> 2), price: pick(PRICE_RANGES, index >> 3) };
    const { course } = await makeCourse(db, { level: facets.level, language: facets.language, modality: facets.modality, priceAmount: facets.price === "free" ? 0 : 1, publishedAt: new Date(Date.UTC(2026, 0, 1 + index)) });
    if (facets.topic === "design") await db.course.update({ where: { id: course.id }, data: { topicId: "top_design" } });
    shown.unshift({ ...facets, slug: course.slug });
  }
  for (const status of ["draft", "cancelled", "archived"] as const) await makeCourse(db, { status });
  await makeCourse(db, { deletedAt: new Date() });
});
afterAll(() => database.close());

function pick<T>(values: readonly [T, ...T[]], index: number): T {
  return values[index % values.length] ?? values[0];
}

const option = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const filters = fc
  .record({ topic: option([...TOPICS, "unheard-of"]), level: option(LEVELS), language: option(COURSE_LANGUAGES), modality: option(MODALITIES), price: option(PRICE_RANGES) })
  .map((chosen): Facets => Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined)));

function matches(course: Required<Facets>, filter: Facets): boolean {
  return Object.entries(filter).every(([name, value]) => course[name as keyof Facets] === value);
}

describe("the catalogue's facets", () => {
  it("show, in any combination, exactly the public courses that have all the values, newest first", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const page = await searchCourses(database.db, filter);
        const expected = shown.filter((course) => matches(course, filter)).map(({ slug }) => slug);
        expect(page.courses.map(({ slug }) => slug)).toEqual(expected);
        expect(page.total).toBe(expected.length);
      }),
      { numRuns: 60 },
    );
  });

  it("know no public course that the pages do not, in either way of asking", async () => {
    const rows = await database.db.course.findMany({ where: PUBLIC_COURSE, select: { slug: true, status: true } });
    expect(rows.map(({ slug }) => slug).sort()).toEqual(shown.map(({ slug }) => slug).sort());
    for (const status of COURSE_STATUSES) {
      const { course } = await makeCourse(database.db, { status, language: "en", title: status });
      const isListed = (await searchCourses(database.db, { language: "en" })).courses.some(({ slug }) => slug === course.slug);
      const isFound = (await database.db.course.count({ where: { AND: [PUBLIC_COURSE, { id: course.id }] } })) === 1;
      expect(isFound, status).toBe(isListed);
      await database.db.course.update({ where: { id: course.id }, data: { deletedAt: new Date() } });
    }
  });
});
