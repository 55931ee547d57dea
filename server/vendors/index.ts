import type { CodeRunner } from "./code-runner/types";
import type { EventBus } from "./events/types";
import type { FileStore } from "./files/types";
import type { LanguageModel } from "./language-model/types";
import type { RateLimits } from "./limits/types";
import type { Mailer } from "./mail/types";
import type { PaymentGateway } from "./payments/types";
import type { PdfReader } from "./pdf-text/types";
import type { FileScanner } from "./scanner/types";
import type { VideoGateway } from "./video/types";
import type { PublicWeb } from "./web/types";

export { CodeRunnerBusy } from "./code-runner/types";
export type { CallOutcome, CodeLimits, CodeRunner, CodeStop, JsonValue, ProgramResult, ReturnedValue } from "./code-runner/types";
export { drawApart } from "./drawing/draw-apart";
export type { EventBus, OutgoingEvent } from "./events/types";
export type { FileStore, UploadTicket } from "./files/types";
export { ModelMisconfigured } from "./language-model/types";
export type { LanguageModel, ModelAnswer } from "./language-model/types";
export type { LimitName, RateLimits } from "./limits/types";
export type { Mailer, OutgoingMail } from "./mail/types";
export type {
  Checkout,
  CheckoutState,
  PaymentChange,
  PaymentGateway,
  PaymentWebhook,
  RefundAnswer,
  RefundState,
} from "./payments/types";
export type { FileScanner, ScanVerdict } from "./scanner/types";
export type { PlaybackUrls, VideoGateway, VideoState, VideoWebhook } from "./video/types";
export type { PublicWeb, WebAnswer } from "./web/types";

/** Every vendor, in our own words. Domains reach them through `ctx.vendors` only. */
export type Vendors = {
  payments: PaymentGateway;
  video: VideoGateway;
  files: FileStore;
  /** Null when no virus scanner is set up. */
  scanner: FileScanner | null;
  /** Null when no language model is configured. */
  model: LanguageModel | null;
  pdf: PdfReader;
  mail: Mailer;
  limits: RateLimits;
  events: EventBus;
  code: CodeRunner;
  web: PublicWeb;
};
