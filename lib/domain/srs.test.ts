import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/time";
import { CARD_RATINGS, type CardRating } from "./card-ratings";
import { dueByRating, freshCard, scheduleCard, suggestRating } from "./srs";

const START = new Date("2026-11-22T12:00:00.000Z");
const rating = fc.constantFrom<CardRating>(...CARD_RATINGS);

/** A card that was reviewed like this, each time when it was due or some days later. */
function reviewed(ratings: readonly (readonly [CardRating, number])[]) {
  return ratings.reduce((card, [each, lateDays]) => scheduleCard(card, each, new Date(card.dueAt.getTime() + lateDays * DAY_MS)), freshCard(START));
}

const history = fc.array(fc.tuple(rating, fc.integer({ min: 0, max: 40 })), { maxLength: 25 });

describe("a card's schedule", () => {
  it("never goes back in time, counts its reviews, and keeps within a year and its scales", () => {
    fc.assert(
      fc.property(history, (ratings) => {
        const card = reviewed(ratings);
        expect(card.reps).toBe(ratings.length);
        expect(card.lapses).toBeLessThanOrEqual(card.reps);
        if (ratings.length === 0) return;
        const last = card.lastReviewAt?.getTime() ?? 0;
        expect(card.dueAt.getTime()).toBeGreaterThan(last);
        // Each better rating is a day later at least, beyond the year too.
        expect(card.dueAt.getTime() - last).toBeLessThanOrEqual(367 * DAY_MS);
        expect(card.stability).toBeGreaterThan(0);
        expect(card.difficulty).toBeGreaterThanOrEqual(1);
        expect(card.difficulty).toBeLessThanOrEqual(10);
      }),
    );
  });

  it("brings a card back the later, the better it went", () => {
    fc.assert(
      fc.property(history, (ratings) => {
        const card = reviewed(ratings);
        const { again, hard, good, easy } = dueByRating(card, card.dueAt);
        expect([again, hard, good, easy].map((date) => date.getTime())).toEqual([again, hard, good, easy].map((date) => date.getTime()).toSorted((one, other) => one - other));
      }),
    );
  });

  it("is the same for the same reviews, and what was told before is what happens", () => {
    fc.assert(
      fc.property(history, rating, (ratings, next) => {
        expect(reviewed(ratings)).toEqual(reviewed(ratings));
        const card = reviewed(ratings);
        expect(scheduleCard(card, next, card.dueAt).dueAt).toEqual(dueByRating(card, card.dueAt)[next]);
      }),
    );
  });

  it("spaces what is known further and further", () => {
    const days = [1, 2, 3, 4, 5].map((count) => reviewed(Array.from({ length: count }, () => ["good", 0] as const)).scheduledDays);
    expect(days).toEqual(days.toSorted((one, other) => one - other));
    expect(days.at(-1)).toBeGreaterThan(7);
  });

  it("bears a clock that is behind", () => {
    const card = reviewed([["good", 0]]);
    expect(() => scheduleCard(card, "good", new Date(START.getTime() - DAY_MS))).not.toThrow();
  });
});

it("suggests what the answer says, and easy never", () => {
  expect((["right", "partial", "wrong", "blank"] as const).map(suggestRating)).toEqual(["good", "hard", "again", "again"]);
});
