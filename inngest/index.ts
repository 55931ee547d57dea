import { deliverMail } from "./functions/notifications/deliver-mail";
import { sweepOutbox } from "./functions/platform/sweep-outbox";

/** Every durable function. One that is not listed here does not run. */
export const functions = [deliverMail, sweepOutbox];
