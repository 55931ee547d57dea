import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { issueCreditNote as issue, storeCreditNoteFile, tellRefund } from "@/server/commerce";
import { eventOf } from "./event-of";

/** Numbers and draws the credit note of a refund that went through, and tells the buyer. */
export const issueCreditNote = inngest.createFunction(
  { id: "issue-credit-note", retries: 10, triggers: [{ event: "commerce/order.refunded" }] },
  async ({ event, step }) => {
    const issued = await step.run("Give the credit note its number", () =>
      runAsJob("issue-credit-note", event.data, (ctx) => issue(ctx, eventOf("commerce/order.refunded", event.data))),
    );
    if (!issued) return { creditNoteId: null };
    await step.run("Draw the credit note and store it", () => runAsJob("issue-credit-note", event.data, (ctx) => storeCreditNoteFile(ctx, issued)));
    await step.run("Tell the buyer about the refund", () => runAsJob("issue-credit-note", event.data, (ctx) => tellRefund(ctx, issued)));
    return issued;
  },
);
