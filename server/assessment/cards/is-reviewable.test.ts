import { expect, it } from "vitest";
import { questionSchema } from "@/lib/schemas/questions";
import { digestOf } from "./is-reviewable";

const asked = { type: "boolean", prompt: { format: "plain", text: "¿Es cierto?" }, correct: true };
const digest = (changes: object = {}) => digestOf(questionSchema.parse({ ...asked, ...changes }));

it("names a question by what it asks: hints that were written since, and what they cost, make no other one of it", () => {
  const hints = [{ text: { format: "plain", text: "Mira el signo." }, cost: 0.25 }];
  expect(digest({ hints })).toBe(digest());
  expect(digest({ points: 5 })).toBe(digest());
  expect(digest({ correct: false })).not.toBe(digest());
});

it("goes on naming what cards were made of before questions had hints", () => {
  expect(digest()).toBe("8e103ef55191eadc6de4ca8353f85152e746d9e0");
});
