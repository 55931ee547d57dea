import type { Operation } from "../core/emulator.ts";
import { asItems, type FormValue } from "../core/form.ts";
import { badParameter } from "../core/stripe-error.ts";
import { lineItemsOf } from "../resources/line-items.ts";

/** Fields that hold an id and may be replaced by the object, by kind of object. */
const EXPANDABLE: Readonly<Record<string, readonly string[]>> = {
  "checkout.session": ["customer", "payment_intent", "setup_intent", "subscription", "invoice", "payment_link"],
  payment_intent: ["customer", "latest_charge", "payment_method", "application", "on_behalf_of", "review", "source"],
  setup_intent: ["customer", "payment_method", "latest_attempt", "mandate", "application", "on_behalf_of"],
  charge: ["customer", "payment_intent", "balance_transaction", "failure_balance_transaction", "application", "on_behalf_of", "review"],
  refund: ["charge", "payment_intent", "balance_transaction", "failure_balance_transaction", "customer", "payment_method"],
  dispute: ["charge", "payment_intent"],
  balance_transaction: ["source"],
  price: ["product"],
  product: ["default_price", "tax_code"],
  payment_method: ["customer"],
  promotion_code: ["customer"],
  subscription: ["customer", "latest_invoice", "default_payment_method", "pending_setup_intent"],
  invoice: ["customer", "default_payment_method"],
  customer: ["default_source"],
  discount: ["promotion_code", "coupon"],
};

/** Collections that are left out unless they are asked for. */
const INCLUDABLE: Readonly<Record<string, Readonly<Record<string, (op: Operation, id: string) => object>>>> = {
  "checkout.session": { line_items: (op, id) => lineItemsOf(op, id) },
  charge: {
    refunds: (op, id) => ({ object: "list", data: op.objects.all("refund", { filters: [{ field: "charge", equals: id }] }).reverse(), has_more: false, url: `/v1/charges/${id}/refunds` }),
  },
  customer: {
    subscriptions: (op, id) => ({ object: "list", data: op.objects.all("subscription", { filters: [{ field: "customer", equals: id }] }).reverse(), has_more: false, url: `/v1/customers/${id}/subscriptions` }),
  },
};

const MAX_LEVELS = 4;

/** Reads `expand[]`. Throws when it is not a list of paths. */
export function expandPaths(value: FormValue | undefined): string[] {
  if (value === undefined) return [];
  const items = asItems(value);
  if (items === null) throw badParameter("expand", "Invalid array");
  return items.map((item) => {
    if (typeof item !== "string") throw badParameter("expand", "Invalid string");
    if (item.split(".").filter((part) => part !== "data").length > MAX_LEVELS) {
      throw badParameter("expand", `You cannot expand more than ${MAX_LEVELS} levels of a property: ${item}`);
    }
    return item;
  });
}

/** A copy of an answer with the named fields replaced by their objects (https://docs.stripe.com/api/expanding_objects). */
export function expand(op: Operation, answer: object, paths: string[]): object {
  if (paths.length === 0) return answer;
  const copy = structuredClone(answer);
  for (const path of paths) expandPath(op, copy, path.split("."), path);
  return copy;
}

function expandPath(op: Operation, target: unknown, parts: string[], path: string): void {
  if (Array.isArray(target)) {
    for (const item of target) expandPath(op, item, parts, path);
    return;
  }
  const [name, ...rest] = parts;
  if (name === undefined || !isLevel(target)) return;
  const next = resolve(op, target, name, path);
  if (next !== null) expandPath(op, next, rest, path);
}

/** The value one step further along a path, put in place of the id it stood for. */
function resolve(op: Operation, target: Record<string, unknown>, name: string, path: string): unknown {
  const kind = typeof target.object === "string" ? target.object : "";
  const id = typeof target.id === "string" ? target.id : "";
  const include = INCLUDABLE[kind]?.[name];
  const current = target[name];
  if (include !== undefined && current === undefined) {
    const included = structuredClone(include(op, id));
    target[name] = included;
    return included;
  }
  if (typeof current === "string" && (EXPANDABLE[kind]?.includes(name) ?? looseExpandable(name))) {
    const found = op.objects.findAny(current);
    if (found === null) return null;
    target[name] = found;
    return found;
  }
  if (typeof current === "object" && current !== null) return current;
  if (EXPANDABLE[kind]?.includes(name) || (current === null && looseExpandable(name))) return null;
  throw badParameter("expand", `This property cannot be expanded (${path}).`);
}

/** Nested levels without a kind of their own that hold ids, such as a discount's `coupon`. */
function looseExpandable(name: string): boolean {
  return name === "coupon" || name === "promotion_code" || name === "invoice" || name === "subscription";
}

function isLevel(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
