import { useState } from "react";
import { askProcedure } from "@/lib/client/ask-procedure";
import { callProcedure, type Refusal } from "@/lib/client/call-procedure";
import type { CardRating } from "@/lib/domain/card-ratings";
import type { QuestionResponse } from "@/lib/schemas/question-responses";
import type { AnsweredCard, ReviewDesk } from "@/server/assessment";

type Answered = AnsweredCard & { response: QuestionResponse; at: Date };

/** One review after the other: the card that is due, what was answered to it, and what came of it. */
export function useReview(initial: ReviewDesk) {
  const [desk, setDesk] = useState(initial);
  const [value, setValue] = useState<QuestionResponse | undefined>(undefined);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [done, setDone] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { card } = desk;

  const answer = async (response: QuestionResponse): Promise<void> => {
    if (!card || isBusy) return;
    setIsBusy(true);
    const result = await callProcedure("assessment", "answerCard", { cardId: card.cardId, rep: card.rep, response });
    setIsBusy(false);
    setRefusal(result.ok ? null : result.refusal);
    if (result.ok) setAnswered({ ...result.data, response, at: new Date() });
  };
  const rate = async (rating: CardRating): Promise<void> => {
    if (!card || !answered || isBusy) return;
    setIsBusy(true);
    const rated = await callProcedure("assessment", "rateCard", { cardId: card.cardId, rep: card.rep, response: answered.response, rating });
    const next = rated.ok ? await askProcedure("assessment", "nextCard", undefined) : rated;
    setIsBusy(false);
    setRefusal(next.ok ? null : next.refusal);
    if (!next.ok) return;
    setDone((count) => count + 1);
    setValue(undefined);
    setAnswered(null);
    setDesk(next.data);
  };
  return { desk, value, setValue, answered, done, isBusy, refusal, answer, rate };
}
