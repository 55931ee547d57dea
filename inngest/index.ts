import { alertAdmins } from "./functions/commerce/alert-admins";
import { applyPaymentEvent } from "./functions/commerce/apply-payment-event";
import { closeCheckout } from "./functions/commerce/close-checkout";
import { expireOrders } from "./functions/commerce/expire-orders";
import { fulfilOrder } from "./functions/commerce/fulfil-order";
import { issueCreditNote } from "./functions/commerce/issue-credit-note";
import { issueReceipt } from "./functions/commerce/issue-receipt";
import { reconcilePayments, scheduleReconciliation } from "./functions/commerce/reconcile-payments";
import { sendRefund } from "./functions/commerce/send-refund";
import { tellEnrollmentChange } from "./functions/learning/tell-enrollment-change";
import { deliverMail } from "./functions/notifications/deliver-mail";
import { sweepOutbox } from "./functions/platform/sweep-outbox";

/** Every durable function. One that is not listed here does not run. */
export const functions = [
  alertAdmins,
  applyPaymentEvent,
  closeCheckout,
  deliverMail,
  expireOrders,
  fulfilOrder,
  issueCreditNote,
  issueReceipt,
  reconcilePayments,
  scheduleReconciliation,
  sendRefund,
  sweepOutbox,
  tellEnrollmentChange,
];
