import { encode } from "next-auth/jwt";
import { newId } from "@/lib/ids";
import { HOUR_MS } from "@/lib/time";
import { sessionCookieName } from "@/server/auth/session-cookie";
import type { Db } from "@/server/platform/db/client";
import { makeCourse } from "@/tests/factories/make-course";
import { makeLearner } from "@/tests/factories/make-learner";
import { atOnce } from "./at-once";

export const QUESTIONS = 8;
/** Who comes by this number leaves without submitting: the clock has to. */
const LEAVES_EVERY = 5;
const AGAIN_MS = 250;

/** What the learner was told of one answer: the latest that the server said it keeps. */
type Acknowledged = { sequence: number; value: boolean };
export type Taker = {
  userId: string;
  enrollmentId: string;
  cookie: string;
  leaves: boolean;
  /** Ids that the starts of two tabs were answered with. */
  begun: string[];
  acknowledged: Map<number, Acknowledged>;
  /** Every answer that was sent, acknowledged or not, by "place/sequence". */
  sent: Map<string, boolean>;
  /** Refusals that nobody should have met, by what they said. */
  refusals: string[];
  isDone: boolean;
};

type World = { db: Db; appUrl: string; secret: string; takers: number; minutes: number };

/** A course with one timed quiz of statements that are all true, and learners of it, each signed in. */
export async function makeTakers({ db, appUrl, secret, takers, minutes }: World) {
  const questions = Array.from({ length: QUESTIONS }, (_, index) => ({ type: "boolean" as const, correct: true, prompt: { format: "plain" as const, text: `Afirmación ${index + 1}` } }));
  const made = await makeCourse(db, { lessons: [{ slug: "quiz", kind: "quiz", content: { kind: "quiz", passingScore: 60, attempts: 1, timeLimitMinutes: minutes, shuffle: false, questions } }, { slug: "texto" }] });
  const results = await atOnce(Array.from({ length: takers }, (_, index) => index), 4, async (index): Promise<Taker> => {
    const { userId, enrollmentId } = await makeLearner(db, { courseId: made.course.id, releaseId: made.release.id });
    const sid = newId("session");
    await db.session.create({ data: { id: sid, userId, method: "password", expiresAt: new Date(Date.now() + HOUR_MS) } });
    const cookie = `${sessionCookieName(appUrl)}=${await encode({ token: { sid }, secret })}`;
    return { userId, enrollmentId, cookie, leaves: index % LEAVES_EVERY === 0, begun: [], acknowledged: new Map(), sent: new Map(), refusals: [], isDone: false };
  });
  return {
    address: { courseSlug: made.course.slug, lessonSlug: "quiz" },
    takers: results.map((result) => {
      if (result.status === "rejected") throw result.reason;
      return result.value;
    }),
  };
}

/**
 * Takes the quiz as a browser does that loses its connection: begins in two tabs at once; sends each answer, changes its
 * mind of some, sends some again and some late, until the server has answered; submits, or leaves it to the clock.
 */
export async function takeQuiz(origin: string, taker: Taker, address: { courseSlug: string; lessonSlug: string }): Promise<void> {
  const call = <Data>(name: string, input: unknown) => untilAnswered<Data>(taker, `${origin}/api/trpc/assessment.${name}`, input);
  const tabs = await Promise.all([0, 1].map(() => call<{ attemptId: string }>("startAttempt", address)));
  taker.begun = tabs.flatMap((tab) => (tab ? [tab.attemptId] : []));
  const [attemptId] = taker.begun;
  if (attemptId === undefined) return;
  const save = async (place: number, sequence: number, value: boolean) => {
    taker.sent.set(`${place}/${sequence}`, value);
    const saved = await call<{ state: string }>("saveAnswer", { attemptId, place, sequence, response: { type: "boolean", value } });
    const known = taker.acknowledged.get(place);
    if (saved?.state === "saved" && (!known || known.sequence < sequence)) taker.acknowledged.set(place, { sequence, value });
  };
  for (let place = 0; place < QUESTIONS; place += 1) {
    const right = Math.random() < 0.8;
    const habit = Math.random();
    if (habit < 0.5) await save(place, 1, right);
    // Thinks better of it, and sends that one twice.
    else if (habit < 0.75) for (const [sequence, value] of [[1, !right], [2, right], [2, right]] as const) await save(place, sequence, value);
    // The earlier answer overtakes nothing: both are on their way at once.
    else await Promise.all([save(place, 2, right), save(place, 1, !right)]);
  }
  if (!taker.leaves) await Promise.all([0, 1].map(() => call("submitAttempt", { attemptId })));
  taker.isDone = true;
}

/** Asks again until the app answers; what it refuses is kept for the report. Null then. */
async function untilAnswered<Data>(taker: Taker, url: string, input: unknown): Promise<Data | null> {
  for (;;) {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", cookie: taker.cookie },
        body: JSON.stringify({ json: input }),
        signal: AbortSignal.timeout(60_000),
      });
      const text = await response.text();
      if (response.ok) return (JSON.parse(text) as { result: { data: { json: Data } } }).result.data.json;
      // A server whose database is away says 5xx; the browser tries again.
      if (response.status < 500) {
        taker.refusals.push(`${response.status} ${text.slice(0, 200)}`);
        return null;
      }
    } catch {
      // The app is dead, or died before it answered.
    }
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS * (0.5 + Math.random())));
  }
}
