import { describe, expect, it } from "vitest";
import { isTest, readSources } from "./harness/source-files";

/** Names of dates that a course gives, wherever they are compared with a clock or shown to one learner. */
const COURSE_DATES = /"opensOn"|"opensAfterDays"|"content"->'due'|closesAt|nextAttempt\(|mayReview\(|dueOf\(|dueAtFor\(/;
/** What turns one of them into this learner's: the offset of the enrollment, or the function that reads it. */
const OFFSET = /deferredDays|deferDate|quizTermsFor/;
/** What the terms of a quiz decide, and the one function that makes them a learner's: deferral, accommodation and exception together. */
const QUIZ_TERMS = /nextAttempt\(|mayReview\(|dueOf\(/;

/** Where a date of the course is written, checked or copied as the course's own, and of no learner. */
const OF_THE_COURSE = [
  /^server\/authoring\//, /^server\/bundles\//, /^server\/content-formats\//,
  // Hands the window of a quiz on to the rows of the gradebook, which turn it.
  /^server\/grades\/gradebook\/load-book\.ts$/,
  // Moves what a teacher gave one learner: theirs already.
  /^server\/learning\/deferral\/own-dates\.ts$/,
  // Each hands the whole enrollment on, with its offset.
  /^server\/grades\/(?:load-submission|queries\/list-student-work)\.ts$/, /^server\/assessment\/use-cases\/(?:withdraw-submission|submit-work)\.ts$/,
];

describe("dates of the course", () => {
  it("are turned into the learner's own wherever the server asks for them", () => {
    const sources = readSources(["server"]).filter((file) => !isTest(file) && COURSE_DATES.test(file.text));
    expect(sources.length).toBeGreaterThan(8);
    const raw = sources.filter(({ path, text }) => !OFFSET.test(text) && !OF_THE_COURSE.some((own) => own.test(path)));
    expect(raw.map(({ path }) => path)).toEqual([]);
  });

  it("of a quiz are made a learner's by one function, which alone moves a window", () => {
    const sources = readSources(["server", "lib"]).filter((file) => !isTest(file));
    const asking = sources.filter(({ path, text }) => path.startsWith("server/") && QUIZ_TERMS.test(text));
    expect(asking.length).toBeGreaterThan(6);
    expect(asking.filter(({ text }) => !text.includes("quizTermsFor(")).map(({ path }) => path)).toEqual([]);
    expect(sources.filter(({ text }) => text.includes("deferWindow(")).map(({ path }) => path)).toEqual(["lib/domain/quiz-terms-for.ts"]);
  });
});
