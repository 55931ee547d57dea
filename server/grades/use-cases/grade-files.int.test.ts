import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TestDatabase } from "@/tests/harness/database";
import { everyTestOnDatabase } from "@/tests/harness/every-test";
import { gradebookScene } from "@/tests/harness/gradebook-scene";
import { checkGrades } from "./check-grades";
import { excuseItem } from "./excuse-item";
import { importGrades } from "./import-grades";
import { overrideGrade } from "./override-grade";
import { saveItem } from "./save-item";

let database: TestDatabase;
everyTestOnDatabase((started) => {
  database = started;
});

async function scene() {
  const made = await gradebookScene(database.db);
  const [ana, leo] = [await made.enrol('=Ana "la" Muñoz, 1'), await made.enrol("León")];
  await made.attempt(ana.enrollmentId, 3);
  await made.handIn(ana.enrollmentId, 9.25);
  await made.handIn(leo.enrollmentId, null);
  const { itemId: oralId } = await saveItem(made.grader, { courseId: made.courseId, itemId: null, title: "+Oral; con \"jurado\"", points: 20 });
  const { courseId } = made;
  const check = (text: string) => checkGrades(made.grader, { courseId, text });
  const bring = async (text: string) => importGrades(made.grader, { courseId, text, seen: (await check(text)).seen, reason: "Lista del aula" });
  const values = async () => (await made.book()).rows.map(({ enrollmentId, percent, cells }) => [enrollmentId, percent, ...cells.map((cell) => (cell?.state === "excused" ? "EX" : (cell?.points ?? null)))]);
  return { ...made, ana, leo, oralId, check, bring, values };
}

describe("a file of grades", () => {
  it("brought back as it was written changes nothing, also as a spreadsheet of another language saves it", async () => {
    const { exported, check, grader, courseId } = await scene();
    const text = await exported();
    expect(text).toMatch(/\r\n.*,"'=Ana ""la"" Muñoz, 1",/);
    expect(await check(text)).toMatchObject({ changes: [], count: 0, faults: [], kept: 0 });
    const { seen } = await check(text);
    expect(await importGrades(grader, { courseId, text, seen, reason: "x" })).toEqual({ changed: 0 });
  });

  it("says grades of any size and share so that it can be brought back, and counts them whole", async () => {
    const { exported, check, grader, courseId, leo, quizId, attempt, values, cellOf, bring } = await scene();
    await attempt(leo.enrollmentId, 8 / 3);
    const before = await values();
    const text = await exported();
    expect(text).toContain(`${leo.enrollmentId},León,`);
    expect(await check(text)).toMatchObject({ changes: [], count: 0, faults: [], kept: 0 });
    await overrideGrade(grader, { courseId, enrollmentId: leo.enrollmentId, itemId: quizId, version: 0, points: 1, reason: "x" });
    expect(await check(text)).toMatchObject({ count: 1, faults: [] });
    await bring(text);
    expect([await values(), await exported()]).toEqual([before, text]);
    expect((await cellOf(leo.enrollmentId, quizId))?.isSet, "what was earned is earned again").toBeUndefined();
  });

  it("says what it changes and sets it with its reason, semicolons and commas included", async () => {
    const { ana, leo, quizId, workId, oralId, check, bring, values, relayed } = await scene();
    const text = `ID;x [${quizId}];Otra columna;x [${workId}];x [${oralId}]\r\n${leo.enrollmentId};ex;nada;7,5;\r\n;;;;\r\n${ana.enrollmentId};3;;;20\r\n`;
    expect(await check(text)).toMatchObject({
      count: 3, faults: [], kept: 1,
      changes: [{ line: 2, student: "León", itemId: quizId, from: null, to: "excused" }, { item: "Lección informe", from: null, to: 7.5 }, { line: 4, itemId: oralId, to: 20 }],
    });
    expect(await bring(text)).toEqual({ changed: 3 });
    expect(await values()).toEqual([[ana.enrollmentId, expect.any(Number), 3, 9.25, 20], [leo.enrollmentId, 75, "EX", 7.5, null]]);
    expect(await database.db.gradeEntry.findMany({ where: { enrollmentId: leo.enrollmentId }, select: { reason: true } })).toEqual([{ reason: "Lista del aula" }, { reason: "Lista del aula" }]);
    expect((await relayed()).map(({ data }) => data.change)).toEqual(["excused", "overridden"]);
    expect(await bring(text)).toEqual({ changed: 0 });
  });

  it("is refused as a whole, by line and column, for what is no grade", async () => {
    const { ana, leo, quizId, workId, oralId, check, grader, courseId, values } = await scene();
    const before = await values();
    const text = [`id,q [${quizId}],w [${workId}],u [les_unknown],w [${workId}],o [${oralId}]`, `${ana.enrollmentId},5,ocho,1,,-1`, "enr_unknown,1,,,,", `${leo.enrollmentId},,1e3,,,`, `${leo.enrollmentId},,7.123,,,`, ""].join("\n");
    const { faults, seen } = await check(text);
    expect(faults.map(({ line, column, fault }) => `${line}:${column} ${fault}`)).toEqual([
      "1:4 unknown_item", "1:5 doubled_item", "2:2 above_most", "2:3 not_a_grade", "2:6 not_a_grade", "3:1 unknown_student", "4:3 not_a_grade", "5:1 doubled_student", "5:3 not_a_grade",
    ]);
    await expect(importGrades(grader, { courseId, text, seen, reason: "x" })).rejects.toMatchObject({ code: "grades.file_refused", params: { line: 1, column: 4 } });
    expect(await values()).toEqual(before);
    await expect(check('id,"a\n')).rejects.toMatchObject({ code: "grades.file_unreadable" });
    await expect(check("nombre,nota\nAna,7\n")).rejects.toMatchObject({ code: "grades.file_without_students" });
    await expect(check(`id\n${"enr_x\n".repeat(5_001)}`)).rejects.toMatchObject({ code: "grades.file_too_long" });
  });

  it("is refused by column where it was written when an item was worth something else", async () => {
    const { ana, oralId, workId, quizId, grader, courseId, exported, check, bring, reworth, values } = await scene();
    await overrideGrade(grader, { courseId, enrollmentId: ana.enrollmentId, itemId: oralId, version: 0, points: 12, reason: "Expuso" });
    const [text, seen] = [await exported(), (await check(await exported())).seen];
    await saveItem(grader, { courseId, itemId: oralId, title: "Oral / 20", points: 40 });
    await reworth(5);
    const before = await values();
    const { faults, count } = await check(text);
    expect(faults).toMatchObject([{ line: 1, fault: "other_worth", value: expect.stringContaining(workId), worth: 5 }, { line: 1, fault: "other_worth", value: expect.stringContaining(oralId), worth: 40 }]);
    expect(count, "of the other columns").toBe(0);
    await expect(importGrades(grader, { courseId, text, seen, reason: "x" })).rejects.toMatchObject({ code: "grades.file_refused", params: { line: 1 } });
    expect(await values()).toEqual(before);
    expect(await check(await exported()), "a new file is as ever").toMatchObject({ count: 0, faults: [] });
    const said = `id,"Oral / 20 / 40.0 [${oralId}]",Quiz [${quizId}]\n${ana.enrollmentId},30,3\n`;
    expect(await check(said), "whoever says the worth of today, or none, means it").toMatchObject({ faults: [], changes: [{ itemId: oralId, from: 24, to: 30 }] });
    expect(await bring(said.replace("40.0", "40"))).toEqual({ changed: 1 });
  });

  it("is not brought when it would change something else than what was looked at", async () => {
    const { leo, quizId, check, grader, courseId } = await scene();
    const text = `id,q [${quizId}]\n${leo.enrollmentId},2\n`;
    const { seen } = await check(text);
    await overrideGrade(grader, { courseId, enrollmentId: leo.enrollmentId, itemId: quizId, version: 0, points: 1, reason: "En clase" });
    await expect(importGrades(grader, { courseId, text, seen, reason: "x" })).rejects.toMatchObject({ code: "grades.file_outdated" });
    expect(await check(text)).toMatchObject({ changes: [{ from: 1, to: 2 }] });
  });

  it("overwrites nothing that somebody set while it is being brought", async () => {
    const { ana, leo, quizId, check, grader, courseId, cellOf } = await scene();
    const text = `id,q [${quizId}]\n${ana.enrollmentId},1\n${leo.enrollmentId},2\n`;
    const { seen } = await check(text);
    let turn = 0;
    // Between what the import looked at and the second student's turn, another grader sets that student's grade.
    const db = new Proxy(database.db, {
      get(target, name) {
        if (name !== "$transaction") return Reflect.get(target, name);
        return async (...args: Parameters<typeof target.$transaction>) => {
          turn += 1;
          if (turn === 2) await overrideGrade(grader, { courseId, enrollmentId: leo.enrollmentId, itemId: quizId, version: 0, points: 3.5, reason: "Repitió" });
          return target.$transaction(...args);
        };
      },
    });
    await expect(importGrades({ ...grader, db }, { courseId, text, seen, reason: "x" })).rejects.toMatchObject({ code: "grades.file_outdated" });
    expect([await cellOf(ana.enrollmentId, quizId), await cellOf(leo.enrollmentId, quizId)]).toMatchObject([{ points: 1 }, { points: 3.5, version: 1 }]);
    expect(await check(text), "what is left is looked at anew").toMatchObject({ changes: [{ enrollmentId: leo.enrollmentId, from: 3.5, to: 2 }] });
  });

  it("is set once when it is brought twice at the same moment", async () => {
    const { ana, leo, quizId, check, grader, courseId, cellOf, relayed } = await scene();
    const text = `id,q [${quizId}]\n${ana.enrollmentId},1\n${leo.enrollmentId},2\n`;
    const { seen } = await check(text);
    const bring = () => importGrades(grader, { courseId, text, seen, reason: "x" });
    expect(await Promise.all([bring(), bring()])).toEqual([{ changed: 2 }, { changed: 2 }]);
    expect([await cellOf(ana.enrollmentId, quizId), await cellOf(leo.enrollmentId, quizId)]).toMatchObject([{ points: 1, version: 1 }, { points: 2, version: 1 }]);
    expect(await relayed()).toHaveLength(2);
  });

  it("restores every grade after whatever was set since", async () => {
    const made = await scene();
    const { ana, leo, quizId, workId, oralId, courseId, grader } = made;
    const edit = fc.record({
      enrollmentId: fc.constantFrom(ana.enrollmentId, leo.enrollmentId),
      itemId: fc.constantFrom(quizId, workId, oralId),
      to: fc.oneof(fc.constantFrom("excused" as const, null), fc.integer({ min: 0, max: 400 }).map((cents) => cents / 100)),
    });
    const set = async ({ enrollmentId, itemId, to }: { enrollmentId: string; itemId: string; to: number | "excused" | null }) => {
      const version = (await made.cellOf(enrollmentId, itemId))?.version ?? 0;
      if (to === "excused") await excuseItem(grader, { courseId, enrollmentId, itemId, version, reason: "x" });
      else await overrideGrade(grader, { courseId, enrollmentId, itemId, version, points: to, reason: "x" });
    };
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { maxLength: 4 }), fc.array(edit, { maxLength: 4 }), async (before, since) => {
        for (const one of before) await set(one);
        const [text, values] = [await made.exported(), await made.values()];
        expect(await made.check(text)).toMatchObject({ count: 0, faults: [], kept: 0 });
        for (const one of since) await set(one);
        await made.bring(text);
        expect(await made.values()).toEqual(values);
        expect(await made.exported()).toBe(text);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
