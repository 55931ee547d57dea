import { useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { StartPracticeInput } from "@/lib/schemas/practice";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { AnsweredPractice, PracticeDesk } from "@/server/assessment";

type Asked = Omit<StartPracticeInput, "courseSlug">;
type Called<T> = { ok: true; data: T } | { ok: false; refusal: Refusal };

/** One question of a round after the other: what is answered, what came of it, and the hints that were shown. */
export function usePractice(initial: PracticeDesk) {
  const [desk, setDesk] = useState(initial);
  const [value, setValue] = useState<QuestionResponse | undefined>(undefined);
  const [told, setTold] = useState<AnsweredPractice | null>(null);
  const [isChoosing, setIsChoosing] = useState(initial.round === null);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const courseSlug = desk.course.slug;
  const item = desk.round?.item ?? null;
  const ask = { practiceId: desk.round?.practiceId ?? "", number: item?.number ?? 0 };

  const run = async <T>(call: () => Promise<Called<T>>): Promise<T | null> => {
    if (isBusy) return null;
    setIsBusy(true);
    const result = await call();
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    return result.ok ? result.data : null;
  };
  const show = (next: PracticeDesk): void => {
    setDesk(next);
    setValue(undefined);
    setTold(null);
    setIsChoosing(false);
  };
  /** Does something, and shows what the school says then. */
  const step = async (call: (() => Promise<Called<unknown>>) | null): Promise<void> => {
    const next = await run(async () => {
      const done = call ? await call() : null;
      return done && !done.ok ? done : askProcedure("assessment", "practice", { courseSlug });
    });
    if (next) show(next);
  };
  return {
    desk, item, value, told, isChoosing, isBusy, refusal, setIsChoosing,
    change: (response: QuestionResponse): void => {
      setValue(response);
      setTold(null);
    },
    start: (asked: Asked) => step(() => callProcedure("assessment", "startPractice", { courseSlug, ...asked })),
    next: () => step(null),
    end: () => step(() => callProcedure("assessment", "endPractice", { practiceId: ask.practiceId })),
    answer: async (response: QuestionResponse, gaveUp: boolean): Promise<void> => {
      const answered = await run(() => callProcedure("assessment", "answerPractice", { ...ask, response, gaveUp }));
      if (answered) setTold(answered);
    },
    hint: async (): Promise<void> => {
      const shown = await run(() => callProcedure("assessment", "showHint", ask));
      if (shown && desk.round && item) setDesk({ ...desk, round: { ...desk.round, item: { ...item, hints: shown.hints, hintsLeft: shown.left } } });
    },
  };
}
