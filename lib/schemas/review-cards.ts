import { z } from "zod";
import { CARD_RATINGS } from "@/lib/domain/card-ratings";
import { saveAnswerSchema } from "./assessment";

const ofCard = {
  cardId: z.string().regex(/^rvc_[\w-]{1,60}$/),
  /** How often the card had been reviewed when it was shown. */
  rep: z.int().min(0).max(1_000_000),
  response: saveAnswerSchema.shape.response,
};

/** What is answered to a card; nothing is kept until it is rated. */
export const answerCardSchema = z.strictObject(ofCard);
export const rateCardSchema = z.strictObject({ ...ofCard, rating: z.enum(CARD_RATINGS) });

export type AnswerCardInput = z.output<typeof answerCardSchema>;
export type RateCardInput = z.output<typeof rateCardSchema>;
