import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "@/server/platform/outbox";
import { makeCourse } from "@/tests/factories/make-course";
import { startTestDatabase, type TestDatabase } from "@/tests/harness/database";
import { testCtx } from "@/tests/harness/test-ctx";
import { indexCourse } from "../index-course";
import { searchCourses } from "./search-courses";
import { findSuggestions } from "./find-suggestions";

let database: TestDatabase;

async function publish(fields: Parameters<typeof makeCourse>[1]) {
  const { course } = await makeCourse(database.db, fields);
  await inTransaction(testCtx(database.db), (tx) => indexCourse(tx, course.id));
  return course;
}

/** A course with a tag, which may also be a word of another's title. */
async function publishTagged(title: string, tag: string) {
  const { course } = await makeCourse(database.db, { slug: title.toLowerCase().replaceAll(" ", "-"), title });
  await database.db.tag.upsert({ where: { slug: tag }, update: {}, create: { id: `tag_${tag}`, slug: tag, name: tag } });
  await database.db.courseTag.create({ data: { courseId: course.id, tagId: `tag_${tag}` } });
  await inTransaction(testCtx(database.db), (tx) => indexCourse(tx, course.id));
}

beforeAll(async () => {
  database = await startTestDatabase();
  await publish({ slug: "indices", title: "Índices que aceleran", language: "es", level: "advanced" });
  await publish({ slug: "closures", title: "JavaScript closures explained", language: "en", priceAmount: 0 });
  await publish({ slug: "edicao", title: "Edição de vídeo sem pressa", language: "pt-BR", modality: "hybrid" });
  for (const title of ["Arquitectura limpia", "Despliegues sin miedo", "Seguridad aplicada", "TypeScript con rigor", "Verificar antes de publicar"]) await publishTagged(title, "typescript");
  await publish({ slug: "borrador", title: "Índices en borrador", status: "draft" });
  for (let index = 0; index < 30; index += 1) {
    await publish({ slug: `relleno-${index}`, title: `Relleno número ${index}`, publishedAt: new Date(Date.UTC(2026, 0, 1 + (index % 3))) });
  }
});
afterAll(() => database.close());

const slugsFor = async (q: string) => (await searchCourses(database.db, { q })).courses.map((course) => course.slug);

describe("searching the catalogue", () => {
  it("forgives accents in the language of the course", async () => {
    expect(await slugsFor("indices")).toEqual(["indices"]);
    expect(await slugsFor("edicao de video")).toContain("edicao");
  });

  it("finds a stem, not only the word", async () => {
    expect(await slugsFor("acelerar")).toEqual(["indices"]);
  });

  it("forgives typos", async () => {
    expect((await slugsFor("javscript clos"))[0]).toBe("closures");
    expect((await findSuggestions(database.db, "javscript clos")).map((found) => found.slug)).toContain("closures");
  });

  it("puts a title that is like the misspelt word before courses that only carry it as a tag", async () => {
    expect((await findSuggestions(database.db, "typescrpt")).map((found) => found.slug)).toHaveLength(5);
    expect((await findSuggestions(database.db, "typescrpt"))[0]?.slug).toBe("typescript-con-rigor");
    expect((await slugsFor("typescrpt"))[0]).toBe("typescript-con-rigor");
  });

  it("puts a title that has the word before courses that only carry it as a tag, written in full or in part", async () => {
    for (const q of ["typescript", "typescri", "tipescript", "TypeScript rgor"]) expect((await findSuggestions(database.db, q))[0]?.slug).toBe("typescript-con-rigor");
  });

  it("never shows a draft", async () => {
    expect(await slugsFor("borrador")).toEqual([]);
    expect(await findSuggestions(database.db, "borrador")).toEqual([]);
  });

  it("treats what looks like a query language as words", async () => {
    for (const q of ["' OR 1=1 --", "a & | !", "((((", "\\", "%_%", "a:*"]) await expect(slugsFor(q)).resolves.toBeInstanceOf(Array);
  });

  it("counts each facet without its own choice, so that other values stay reachable", async () => {
    const page = await searchCourses(database.db, { language: "en" });
    expect(page.total).toBe(1);
    expect(page.facets.language.map((facet) => facet.value).sort()).toEqual(["en", "es", "pt-BR"]);
    expect(page.facets.price).toEqual([{ value: "free", count: 1 }]);
  });

  it("pages through every course once, newest first, also among equal dates", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await searchCourses(database.db, { ...(cursor && { cursor }) });
      seen.push(...page.courses.map((course) => course.slug));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(38);
    expect(seen).toHaveLength(38);
  });

  it("shows the first page for a cursor that it did not make", async () => {
    expect((await searchCourses(database.db, { cursor: "bm90LWpzb24" })).courses).toHaveLength(24);
  });
});
