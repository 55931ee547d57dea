import path from "node:path";
import { DatabaseSync } from "node:sqlite";

type Row = Record<string, unknown>;

export type VendorPayment = { orderId: string; sessionId: string; amount: number; refunded: number; dispute: "none" | "won" | "lost" | "open"; disputeId: string | null };

/** What the vendors' emulators have on disk: the truth that our own books are compared with. */
export class VendorBooks {
  private readonly stripe: DatabaseSync;
  private readonly mail: DatabaseSync;

  constructor(dirs: { stripe: string; mail: string }) {
    this.stripe = new DatabaseSync(path.join(dirs.stripe, "state.sqlite"), { readOnly: true });
    this.mail = new DatabaseSync(path.join(dirs.mail, "state.sqlite"), { readOnly: true });
  }

  /** Deliveries that are still to be made, and those that were given up. */
  deliveries(): { pending: number; failed: number } {
    const [row] = this.all("SELECT count(*) FILTER (WHERE state = 'pending') AS pending, count(*) FILTER (WHERE state = 'failed') AS failed FROM deliveries");
    return { pending: Number(row?.pending), failed: Number(row?.failed) };
  }

  /**
   * How the weather was: posts (also those lost on the way) of how many events, those whose 200 the vendor did not hear, events that came more than once, most posts of one
   * event, events that arrived after one that happened later, and seconds from an event to its last post.
   */
  weather(): { posts: number; unanswered: number; events: number; repeated: number; most: number; overtaken: number; lateSeconds: number } {
    const [row] = this.all(`
      WITH arrivals AS (
        SELECT d.id, count(a.delivery_id) AS posts, min(a.at) FILTER (WHERE a.status = 200) AS came, max(a.at) - json_extract(o.body, '$.created') * 1000 AS late
        FROM deliveries d JOIN attempts a ON a.delivery_id = d.id JOIN objects o ON o.id = d.event_id GROUP BY d.id),
      ordered AS (SELECT *, min(came) OVER (ORDER BY id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS next_came FROM arrivals)
      SELECT count(*) AS events, sum(posts) AS posts, count(*) FILTER (WHERE posts > 1) AS repeated, max(posts) AS most,
        count(*) FILTER (WHERE came > next_came) AS overtaken, max(late) / 1000 AS late,
        (SELECT count(*) FROM attempts WHERE status IS NULL OR status <> 200) AS unanswered FROM ordered`);
    const figure = (name: string) => Math.round(Number(row?.[name]));
    return {
      posts: figure("posts"), unanswered: figure("unanswered"), events: figure("events"), repeated: figure("repeated"),
      most: figure("most"), overtaken: figure("overtaken"), lateSeconds: figure("late"),
    };
  }

  /** Ids of events that the app answered with 2xx, in truth or behind an injected fault. */
  acknowledgedEvents(): string[] {
    return this.all("SELECT DISTINCT d.event_id AS id FROM deliveries d JOIN attempts a ON a.delivery_id = d.id WHERE a.status BETWEEN 200 AND 299").map((row) => String(row.id));
  }

  payments(): VendorPayment[] {
    const disputes = new Map(this.objects("dispute").map((dispute) => [String(dispute.payment_intent), dispute]));
    const refunded = new Map<string, number>();
    for (const refund of this.objects("refund")) {
      if (refund.status !== "succeeded") continue;
      const key = String(refund.payment_intent);
      refunded.set(key, (refunded.get(key) ?? 0) + Number(refund.amount));
    }
    return this.objects("checkout.session")
      .filter((session) => session.payment_status === "paid")
      .map((session) => {
        const intent = String(session.payment_intent);
        const disputed = disputes.get(intent);
        const status = disputed?.status;
        const dispute = status === undefined ? "none" : status === "won" || status === "lost" ? status : "open";
        return { orderId: String(session.client_reference_id), sessionId: String(session.id), amount: Number(session.amount_total), refunded: refunded.get(intent) ?? 0, dispute, disputeId: disputed ? String(disputed.id) : null };
      });
  }

  openDisputeIds(): string[] {
    return this.objects("dispute").filter(({ status }) => status !== "won" && status !== "lost").map(({ id }) => String(id));
  }

  /** Every mail, by the address that it reached. */
  mails(): { address: string; subject: string }[] {
    const rows = this.mail.prepare("SELECT m.content AS content, r.address AS address FROM mail m JOIN recipient r ON r.mail_seq = m.seq").all();
    return rows.map((row) => ({ address: String(row.address), subject: String(JSON.parse(String(row.content)).subject) }));
  }

  close(): void {
    this.stripe.close();
    this.mail.close();
  }

  private objects(kind: string): Row[] {
    return this.all("SELECT body FROM objects WHERE kind = ?", kind).map((row) => JSON.parse(String(row.body)));
  }

  private all(sql: string, ...values: string[]): Row[] {
    return this.stripe.prepare(sql).all(...values);
  }
}
