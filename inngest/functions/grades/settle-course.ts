import { z } from "zod";
import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { settleCourse as settle } from "@/server/grades";

const EVENTS = ["learning/lesson.completed", "assessment/quiz.submitted", "grades/grade.updated", "learning/release.followed", "learning/enrollment.deferred"];
const fact = z.looseObject({ enrollmentId: z.string() });

/** Completes a course that asks for a grade, when what happened gave the grade or the last lesson, or has the course ask otherwise. */
export const settleCourse = inngest.createFunction({ id: "settle-course", retries: 5, triggers: EVENTS.map((event) => ({ event })) }, ({ event, step }) =>
  step.run("Complete the course when the grade that it asks for is there", () => runAsJob("settle-course", event.data, (ctx) => settle(ctx, fact.parse(event.data)))),
);
