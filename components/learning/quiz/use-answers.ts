import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { callProcedure, isUnreachable } from "@/lib/client/call-procedure";
import { deviceStorage } from "@/lib/client/device-storage";
import type { OpenAttempt } from "@/server/assessment";
import { useRetry } from "../use-retry";
import { createAnswerOutbox, type AnswerOutbox, type SendResult } from "./answer-outbox";
import type { HeldAnswer, SavingState } from "./held-answers";

type Options = { onEnded: () => void; /** The attempt was given more time. */ onMoved: () => void; onClosed: () => void; onReplaced: (place: number) => void };

export type Answers = { held: ReadonlyMap<number, HeldAnswer>; saving: SavingState | "idle"; set: AnswerOutbox["set"]; flush: AnswerOutbox["flush"] };

/** The answers of the open attempt: what the school holds, what is on its way, and what waits on this device. */
export function useAnswers(attempt: OpenAttempt, { onEnded, onMoved, onClosed, onReplaced }: Options): Answers {
  const [outbox] = useState(() => {
    let told = attempt.dueAt;
    return createAnswerOutbox({
      attemptId: attempt.attemptId,
      kept: keptOf(attempt),
      send: async (answer) => {
        const result = await send(attempt.attemptId, answer, told);
        if (result.state === "saved" && result.until !== undefined) {
          told = result.until;
          onMoved();
        }
        return result;
      },
      storage: deviceStorage(),
      onEnded,
      onClosed,
      onReplaced,
    });
  });
  const [atFirst] = useState(() => new Map(keptOf(attempt).map(({ place, ...answer }) => [place, { ...answer, state: "saved" as const }])));
  // What waits on this device is not in the server's page: the first render is the server's.
  const held = useSyncExternalStore<ReadonlyMap<number, HeldAnswer>>(outbox.subscribe, outbox.read, () => atFirst);
  useEffect(() => outbox.adopt(keptOf(attempt)), [attempt, outbox]);
  useRetry(outbox.retry);
  const flush = useCallback(() => outbox.flush(), [outbox]);
  return { held, saving: savingOf(held), set: outbox.set, flush };
}

function keptOf({ questions }: OpenAttempt) {
  return questions.flatMap(({ place, answer }) => (answer ? [{ place, ...answer }] : []));
}

async function send(attemptId: string, { place, response, sequence }: { place: number; response: HeldAnswer["response"]; sequence: number }, dueAt: string | null): Promise<SendResult> {
  const result = await callProcedure("assessment", "saveAnswer", { attemptId, place, response, sequence, ...(dueAt !== null && { dueAt }) });
  if (result.ok) return result.data;
  return { state: isUnreachable(result.refusal) ? "unreachable" : "refused" };
}

function savingOf(held: ReadonlyMap<number, HeldAnswer>): SavingState | "idle" {
  const states = [...held.values()].map(({ state }) => state);
  return (["refused", "offline", "saving"] as const).find((state) => states.includes(state)) ?? (states.length > 0 ? "saved" : "idle");
}
