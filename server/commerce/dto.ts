import type { ReconciliationProblem } from "./use-cases/reconcile-payments";

type OrderState = "pending" | "paid" | "refunded" | "cancelled" | "expired";
type PriceKind = "free" | "regular" | "early_bird";

/** What a checkout page shows before an order exists. Amounts are minor units. */
export type CheckoutQuote = {
  courseSlug: string;
  title: string;
  topicSlug: string;
  price: { kind: PriceKind; amount: number; currency: string; deadline: Date | null };
  regularAmount: number;
  /** An open checkout of this buyer, whose price holds until then. */
  honouredUntil: Date | null;
  state: "for_sale" | "enrolled" | "not_for_sale" | "full";
  lessonCount: number;
  /** Path without the locale where the course begins. */
  startPath: string;
};

/** What the page after the payment shows, live. */
export type OrderStatusDto = {
  orderId: string;
  number: string;
  status: OrderState;
  isFree: boolean;
  total: { amount: number; currency: string };
  placedAt: Date;
  paidAt: Date | null;
  courseSlug: string;
  courseTitle: string;
  enrolled: { releaseNumber: number; lessonCount: number; startPath: string } | null;
  /** Access that was opened by this order and closed since. */
  isClosed: boolean;
  receipt: { id: string; number: string; hasFile: boolean; mailedAt: Date | null } | null;
  mailedTo: string;
  /** Where an unpaid order can still be paid. */
  checkoutUrl: string | null;
  expiresAt: Date | null;
  paymentFailed: boolean;
};

export type OwnOrder = {
  id: string;
  number: string;
  status: OrderState;
  placedAt: Date;
  total: { amount: number; currency: string };
  refundedAmount: number;
  courseTitle: string;
  courseSlug: string;
  receipt: { id: string; number: string } | null;
  creditNotes: { id: string; number: string }[];
  refundUnderWay: boolean;
};

export type Page<T> = { items: T[]; nextCursor: string | null };

export type AdminOrderRow = {
  id: string;
  number: string;
  status: OrderState;
  buyerName: string;
  buyerEmail: string;
  courseTitle: string;
  total: { amount: number; currency: string };
  refundedAmount: number;
  placedAt: Date;
  isDisputed: boolean;
};

export type TimelineEntry = {
  at: Date;
  kind: "placed" | "paid" | "receipt" | "refund" | "dispute" | "credit_note" | "ended" | "enrolled" | "access_closed";
  /** A number, an amount or a reason to show beside the kind's sentence. */
  detail: string;
  state: string | null;
  amount: number | null;
};

export type AdminOrder = {
  id: string;
  number: string;
  status: OrderState;
  currency: string;
  totalAmount: number;
  refundedAmount: number;
  refundableAmount: number;
  placedAt: Date;
  buyer: { id: string; name: string; email: string };
  lines: { title: string; courseSlug: string; amount: number; priceKind: PriceKind }[];
  payment: { provider: string; externalId: string; status: string } | null;
  checkoutSessionId: string | null;
  receipt: { id: string; number: string } | null;
  creditNotes: { id: string; number: string; amount: number }[];
  timeline: TimelineEntry[];
  ledger: { id: string; kind: string; at: Date; entries: { account: string; amount: number; currency: string }[] }[];
  deliveries: { id: string; type: string; occurredAt: Date; receivedAt: Date; outcome: string | null; note: string | null }[];
  viewerCan: { refund: boolean };
};

export type ReconciliationReport = {
  id: string;
  since: Date;
  until: Date;
  startedAt: Date;
  finishedAt: Date | null;
  checked: number;
  recovered: number;
  problems: ReconciliationProblem[];
};

export type PaymentsOverview = {
  /** From the ledger, since the start of the month in UTC, by currency, in minor units. */
  sold: { currency: string; amount: number; orders: number }[];
  refunded: { currency: string; amount: number }[];
  pendingOrders: number;
  flaggedCount: number;
  /** The newest of them. */
  flagged: { id: string; type: string; receivedAt: Date; note: string | null; orderId: string | null }[];
  lastReconciliation: ReconciliationReport | null;
};
