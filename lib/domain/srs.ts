import { fsrs, Rating, State, type Card, type Grade } from "ts-fsrs";
import type { CardRating } from "./card-ratings";

const CARD_STATES = ["fresh", "learning", "review", "relearning"] as const;
type CardState = (typeof CARD_STATES)[number];

/** A card's place in its schedule. Stability is in days. */
export type CardSchedule = {
  dueAt: Date;
  state: CardState;
  stability: number;
  difficulty: number;
  scheduledDays: number;
  learningSteps: number;
  reps: number;
  lapses: number;
  lastReviewAt: Date | null;
};

/**
 * The open scheduler FSRS with its published parameters, aiming at nine of ten reviews recalled, and a year at most between
 * two but for a day by which each better rating is later. Without fuzz: what a learner is told before they choose is what happens.
 */
const SCHEDULER = fsrs({ request_retention: 0.9, maximum_interval: 365, enable_fuzz: false });

const GRADES: Record<CardRating, Grade> = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy };
const STATES: Record<CardState, State> = { fresh: State.New, learning: State.Learning, review: State.Review, relearning: State.Relearning };

/** A card that was never reviewed, due at once. */
export function freshCard(now: Date): CardSchedule {
  return { dueAt: now, state: "fresh", stability: 0, difficulty: 0, scheduledDays: 0, learningSteps: 0, reps: 0, lapses: 0, lastReviewAt: null };
}

/** The card after a review at `now`. Pure: the same card, rating and instant always give the same. */
export function scheduleCard(card: CardSchedule, rating: CardRating, now: Date): CardSchedule {
  return fromFsrs(SCHEDULER.next(toFsrs(card, now), now, GRADES[rating]).card);
}

/** When each rating would bring the card back. */
export function dueByRating(card: CardSchedule, now: Date): Record<CardRating, Date> {
  const dueAfter = (rating: CardRating) => scheduleCard(card, rating, now).dueAt;
  return { again: dueAfter("again"), hard: dueAfter("hard"), good: dueAfter("good"), easy: dueAfter("easy") };
}

/** The rating that an answer suggests; only the learner knows whether it was easy. */
export function suggestRating(result: "right" | "partial" | "wrong" | "blank"): CardRating {
  return result === "right" ? "good" : result === "partial" ? "hard" : "again";
}

function toFsrs({ dueAt, state, stability, difficulty, scheduledDays, learningSteps, reps, lapses, lastReviewAt }: CardSchedule, now: Date): Card {
  // Two clocks of a cluster may differ by a moment; time never runs backwards for the scheduler.
  const last = lastReviewAt && lastReviewAt > now ? now : lastReviewAt;
  return {
    due: dueAt, state: STATES[state], stability, difficulty, elapsed_days: 0, scheduled_days: scheduledDays, learning_steps: learningSteps, reps, lapses, ...(last && { last_review: last }),
  };
}

function fromFsrs({ due, state, stability, difficulty, scheduled_days: scheduledDays, learning_steps: learningSteps, reps, lapses, last_review: lastReview }: Card): CardSchedule {
  return { dueAt: due, state: CARD_STATES[state], stability, difficulty, scheduledDays, learningSteps, reps, lapses, lastReviewAt: lastReview ?? null };
}
