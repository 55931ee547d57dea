import { describe, expect, it } from "vitest";
import { pairLessons, type PairableLesson } from "./pair-lessons";

const lesson = (lessonId: string, slug: string, moduleNumber = 1, kind = "article"): PairableLesson => ({ lessonId, slug, kind, moduleNumber });

describe("pairLessons", () => {
  it("pairs by address wherever they stand, then what is left by kind and order in its module", () => {
    const sources = [lesson("s1", "uno"), lesson("s2", "dos"), lesson("s3", "tres", 1, "quiz"), lesson("s4", "cuatro", 2)];
    const targets = [lesson("t4", "four", 2), lesson("t1", "one"), lesson("t3", "three", 1, "quiz"), lesson("t2", "dos", 2)];
    const pairs = pairLessons(sources, targets);
    expect(Object.fromEntries(pairs.map(({ sourceId, targetId }) => [targetId, sourceId]))).toEqual({ t2: "s2", t4: "s4", t1: "s1", t3: "s3" });
  });

  it("leaves out what fits nothing, and takes no lesson twice", () => {
    expect(pairLessons([lesson("s1", "uno")], [lesson("t1", "one"), lesson("t2", "two"), lesson("t3", "three", 3), lesson("t4", "four", 1, "video")])).toEqual([{ sourceId: "s1", targetId: "t1" }]);
  });
});
