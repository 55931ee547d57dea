import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import { issueReceipt as issue, mailReceipt, storeReceiptFile } from "@/server/commerce";
import { eventOf } from "./event-of";

/** Numbers, draws and mails the receipt of a paid order. Each step may run again; the receipt stays one. */
export const issueReceipt = inngest.createFunction(
  { id: "issue-receipt", retries: 10, triggers: [{ event: "commerce/order.paid" }] },
  async ({ event, step }) => {
    const issued = await step.run("Give the receipt its number", () =>
      runAsJob("issue-receipt", event.data, (ctx) => issue(ctx, eventOf("commerce/order.paid", event.data))),
    );
    if (!issued) return { receiptId: null };
    await step.run("Draw the receipt and store it", () => runAsJob("issue-receipt", event.data, (ctx) => storeReceiptFile(ctx, issued)));
    await step.run("Mail the receipt to the buyer", () => runAsJob("issue-receipt", event.data, (ctx) => mailReceipt(ctx, issued)));
    return issued;
  },
);
