import { expect } from "vitest";

/** Whatever of a question of `EVERY_QUESTION` only its author may know: keys, feedback, hints, and the names of its parts in the bank. */
const TELLING = [/SECRET/i, /"?(?:credit|correct|feedback|rationale|accepted|pairs"?:|coords|seed|97.?531|86.?420)/i, /key(?:right|wrong|[abc]\b|north|south|p1|p2|t1|t2|1st|2nd|3rd|area|other)/];

/** Fails when what is sent to a learner tells anything of a key. */
export function expectSilent(payload: unknown, what: string): void {
  const text = JSON.stringify(payload);
  for (const telling of TELLING) expect(telling.exec(text)?.[0], `${what} tells ${String(telling)}`).toBeUndefined();
}
