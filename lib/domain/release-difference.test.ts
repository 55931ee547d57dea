import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compareReleases, isSameRelease } from "./release-difference";

const lesson = (lessonId: string, revisionId = `${lessonId}1`, moduleId = "m") => ({ lessonId, title: lessonId, revisionId, moduleId });

describe("what changes from one release to the next", () => {
  it("lists what came, what says something else, and what went", () => {
    const difference = compareReleases([lesson("a"), lesson("b"), lesson("c")], [lesson("a"), lesson("b", "b2"), lesson("d")]);
    expect(difference).toEqual({ added: [{ lessonId: "d", title: "d" }], changed: [{ lessonId: "b", title: "b" }], removed: [{ lessonId: "c", title: "c" }], moved: 0 });
  });

  it("counts one move as one, however many lessons it passes", () => {
    expect(compareReleases([..."abcdef"].map((id) => lesson(id)), [..."bcdefa"].map((id) => lesson(id))).moved).toBe(1);
    expect(compareReleases([lesson("a"), lesson("b")], [lesson("a"), lesson("b", "b1", "n")]).moved).toBe(1);
  });

  const outlines = fc.uniqueArray(fc.constantFrom(..."abcdefgh"), { maxLength: 8 }).map((ids) => ids.map((id) => lesson(id)));
  test.prop([outlines, outlines])("is nothing exactly when nothing changed", (older, newer) => {
    const same = older.map(({ lessonId }) => lessonId).join() === newer.map(({ lessonId }) => lessonId).join();
    expect(isSameRelease(compareReleases(older, newer))).toBe(same);
    const { added, removed } = compareReleases(older, newer);
    expect(compareReleases(newer, older)).toMatchObject({ added: removed, removed: added });
  });
});
