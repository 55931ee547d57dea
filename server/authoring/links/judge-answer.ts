import type { LinkState } from "@/prisma/generated/enums";
import type { WebAnswer } from "@/server/vendors";

type LinkVerdict = { state: LinkState; status: number | null; reason: string | null };

const GONE: ReadonlySet<number> = new Set([404, 410]);
/** A part of the page was asked for that it does not have: the page is there. */
const RANGE_NOT_SATISFIABLE = 416;
const FIRST_ERROR = 400;

/**
 * What an answer says of a link. Dead is only what says itself that nothing is there: who turns machines away, asks
 * for a sign-in, is broken or slow may serve people well.
 */
export function judgeAnswer(answer: WebAnswer): LinkVerdict {
  switch (answer.kind) {
    case "answered":
      return { state: stateOf(answer.status), status: answer.status, reason: null };
    case "no_such_name":
      return { state: "dead", status: null, reason: answer.kind };
    case "refused":
      return { state: "unreachable", status: null, reason: answer.kind };
    case "failed":
      return { state: "unreachable", status: null, reason: answer.reason };
  }
}

function stateOf(status: number): LinkState {
  if (GONE.has(status)) return "dead";
  return status < FIRST_ERROR || status === RANGE_NOT_SATISFIABLE ? "ok" : "unreachable";
}
