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
import { deliverMail } from "./functions/notifications/deliver-mail";
import { sweepOutbox } from "./functions/platform/sweep-outbox";

/** Every durable function. One that is not listed here does not run. */
export const functions = [
  deliverMail,
  exportPersonalData,
  greetNewUser,
  mailRequestedLink,
  removeDeletedUserFiles,
  sweepAccounts,
  sweepOutbox,
  tellAccountExists,
  tellEmailChanged,
  tellPasswordChanged,
  welcomeVerifiedUser,
];
