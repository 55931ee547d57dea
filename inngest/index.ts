import { refreshPublicPages } from "./functions/catalog/refresh-public-pages";
import { removeDeletedUserFiles, sweepAccounts } from "./functions/identity/clean-up-accounts";
import { exportPersonalData } from "./functions/identity/export-personal-data";
import {
  greetNewUser,
  mailRequestedLink,
  tellAccountExists,
  tellEmailChanged,
  tellPasswordChanged,
  welcomeVerifiedUser,
} from "./functions/identity/send-account-mail";
import { applyVideoEvent } from "./functions/media/apply-video-event";
import { refreshVideoPages } from "./functions/media/refresh-video-pages";
import { deliverMail } from "./functions/notifications/deliver-mail";
import { sweepOutbox } from "./functions/platform/sweep-outbox";

/** Every durable function. One that is not listed here does not run. */
export const functions = [
  applyVideoEvent,
  deliverMail,
  exportPersonalData,
  greetNewUser,
  mailRequestedLink,
  refreshPublicPages,
  refreshVideoPages,
  removeDeletedUserFiles,
  sweepAccounts,
  sweepOutbox,
  tellAccountExists,
  tellEmailChanged,
  tellPasswordChanged,
  welcomeVerifiedUser,
];
