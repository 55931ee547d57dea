import { describe, expect, it } from "vitest";
import { findPublishProblems, type GateCourse, type GateLesson, type GateModule } from "./publish-gate";

const COURSE: GateCourse = { summary: "S", description: "D", objective: "O", priceAmount: 0, currency: "", earlyBirdAmount: null, earlyBirdEndsAt: null, startsAt: null, endsAt: null };

function lesson(kind: string): GateLesson {
  return {
    lessonId: `les-${kind}`, title: kind, kind, isEmpty: false, isScheduled: true, video: { status: "ready", captionCount: 1 }, file: { state: "ready" },
    quiz: kind === "quiz" ? { questionCount: 1, withoutAnswer: [], withoutPlayer: [], shortDraws: [], largeDraws: [] } : null,
    imagesWithoutAlt: [], imagesElsewhere: [], embedsWithoutTitle: [], deadLinks: [], deadAddresses: [],
  };
}

function module(moduleId: string, objective: string, ...kinds: string[]): GateModule {
  return { moduleId, title: moduleId, objective, startsOn: null, endsOn: null, lessons: kinds.map(lesson) };
}

const found = (...modules: GateModule[]) => findPublishProblems(COURSE, modules).map(({ code, place }) => [code, "moduleId" in place ? place.moduleId : place.at]);

describe("objectives that nothing assesses", () => {
  it("are named by their modules", () => {
    expect(found(module("a", "Measure", "article", "quiz"), module("b", "Decide", "article", "video"), module("c", "Write", "assignment"))).toEqual([["objective_not_assessed", "b"]]);
  });

  it("are named once where the whole course assesses nothing", () => {
    expect(found(module("a", "Measure", "article"), module("b", "Decide", "video"))).toEqual([["course_not_assessed", "course"]]);
  });

  it("are none in a module that says no objective, nor in one without lessons", () => {
    expect(found(module("a", "Measure", "package"), module("b", " ", "article"), module("c", "Write"))).toEqual([["module_without_objective", "b"], ["module_without_lessons", "c"]]);
  });
});

describe("links elsewhere that are dead", () => {
  it("are advice: who keeps another's site may put it right", () => {
    const dead = { ...lesson("article"), deadAddresses: [{ url: "https://example.com/gone", cause: "gone" as const }] };
    expect(findPublishProblems(COURSE, [{ ...module("a", "Measure", "quiz"), lessons: [dead, lesson("quiz")] }])).toEqual([
      { code: "dead_external_link", severity: "advice", place: { at: "lesson", lessonId: "les-article", title: "article" }, detail: "https://example.com/gone", cause: "gone" },
    ]);
  });
});

describe("what nobody can complete", () => {
  const asks = (one: GateLesson, completion: NonNullable<GateLesson["completion"]>): GateLesson => ({ ...one, completion });
  const required = { role: "required", ask: { way: "passed", percent: null } } as const;
  const codes = (course: Partial<GateCourse>, of: Partial<GateModule>) => findPublishProblems({ ...COURSE, ...course }, [{ ...module("a", "Measure"), ...of }]).map(({ code }) => code);
  const quiz = lesson("quiz");

  it("is advised: nothing counts, a grade that nothing gives, passing without a score", () => {
    expect(codes({}, { lessons: [asks(quiz, { ...required, role: "optional" })] })).toEqual(["nothing_required"]);
    expect(codes({ completionGrade: 60 }, { lessons: [asks(lesson("package"), required)] })).toEqual(["grade_without_work"]);
    expect(codes({ completionGrade: 60, certificateGrade: 80 }, { lessons: [asks(quiz, required)] })).toEqual([]);
    expect(codes({ certificateGrade: 80 }, { lessons: [asks(lesson("package"), required)] })).toEqual(["grade_without_work"]);
    const unscored = { ...quiz, quiz: { ...(quiz.quiz ?? { questionCount: 1, withoutAnswer: [], withoutPlayer: [], shortDraws: [], largeDraws: [] }), passingScore: 0 } };
    expect(codes({}, { lessons: [asks(unscored, required)] })).toEqual(["passing_without_score"]);
    expect(codes({}, { lessons: [asks(unscored, { role: "required", ask: { way: "submitted", percent: null } })] })).toEqual([]);
  });

  it("is what opens when the course is over, unless it is optional", () => {
    const late = { opensOn: new Date("2027-02-01") };
    const course = { startsAt: new Date("2027-01-01"), endsAt: new Date("2027-01-31") };
    expect(codes(course, { ...late, lessons: [asks(quiz, required)] })).toEqual(["opens_after_end"]);
    expect(codes(course, { ...late, lessons: [asks(quiz, { ...required, role: "optional" }), asks(lesson("assignment"), required)] })).toEqual(["opens_after_end"]);
    expect(codes(course, { opensOn: new Date("2027-01-31"), lessons: [asks(quiz, required)] })).toEqual([]);
  });
});
