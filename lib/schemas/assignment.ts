import { z } from "zod";
import { MAX_LINKS } from "./assignment-content";
import { lessonAddressSchema } from "./learning";
import { blockText } from "./plain-text";
import { webAddress } from "./web-address";
import { fileIdValue, submissionIdValue, uploadOffer } from "./work-ids";

const MAX_TEXT = 100_000;
const link = webAddress(/^https?$/, 2_000);
const sequence = z.int().min(0).max(10_000_000);

export const saveDraftSchema = lessonAddressSchema.extend({
  /** One more than the state of the draft that this was written upon. */
  sequence: sequence.min(1),
  text: blockText(MAX_TEXT),
  links: z.array(link).max(MAX_LINKS),
});

/** `sequence` names the draft that is handed in: another one is refused. */
export const submitWorkSchema = lessonAddressSchema.extend({ sequence });
export const startWorkFileSchema = lessonAddressSchema.extend(uploadOffer);
export const workFileSchema = z.strictObject({ fileId: fileIdValue });
export const submissionIdSchema = z.strictObject({ submissionId: submissionIdValue });

export type SaveDraftInput = z.infer<typeof saveDraftSchema>;
export type SubmitWorkInput = z.infer<typeof submitWorkSchema>;
export type StartWorkFileInput = z.infer<typeof startWorkFileSchema>;
export type WorkFileInput = z.infer<typeof workFileSchema>;
export type SubmissionIdInput = z.infer<typeof submissionIdSchema>;
