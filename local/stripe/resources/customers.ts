import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import type { Operation } from "../core/emulator.ts";
import { newId, randomText } from "../core/ids.ts";
import { clearable, list, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { missing } from "../core/stripe-error.ts";
import { changedFrom } from "../core/changed-from.ts";
import type { Objects } from "../core/wire.ts";

type Customer = Objects["customer"];

const email = z.union([z.literal(""), z.email({ error: "Invalid email address" }).max(512)]).transform((value) => (value === "" ? null : value));

const address = z.strictObject({
  city: clearable().optional(),
  country: clearable(2).optional(),
  line1: clearable().optional(),
  line2: clearable().optional(),
  postal_code: clearable().optional(),
  state: clearable().optional(),
});

const fields = {
  address: address.optional(),
  description: clearable().optional(),
  email: email.optional(),
  name: clearable(256).optional(),
  phone: clearable(20).optional(),
  preferred_locales: list(text(20)).optional(),
};

export const customerRoutes: Route[] = [
  { method: "POST", path: "/v1/customers", run: (op, call) => create(op, call) },
  { method: "GET", path: "/v1/customers", run: (op, call) => search(op, call) },
  { method: "GET", path: "/v1/customers/:id", run: (op, call) => retrieve(op, pathId(call)) },
  { method: "POST", path: "/v1/customers/:id", run: (op, call) => update(op, call) },
  { method: "DELETE", path: "/v1/customers/:id", run: (op, call) => remove(op, pathId(call)) },
];

/** Stores a customer and announces `customer.created`. */
export function createCustomer(op: Operation, input: CustomerInput & { metadata?: Record<string, string> | undefined }): Customer {
  const customer: Customer = {
    id: newId("cus", 14),
    object: "customer",
    address: null,
    balance: 0,
    created: op.now,
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: input.metadata ?? {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: "none",
    test_clock: null,
    ...changesOf(input),
  };
  op.objects.insert("customer", customer);
  op.emit("customer.created", customer);
  return customer;
}

/** The customer that another object refers to. Throws when it is unknown or was deleted. */
export function requireCustomer(op: Operation, id: string): Customer {
  const customer = op.objects.find("customer", id);
  if (customer === null || isDeleted(customer)) throw missing("customer", id, "customer");
  return customer;
}

function create(op: Operation, call: Call): Customer {
  return createCustomer(op, parse(z.strictObject({ ...fields, metadata: metadata.optional() }), call.input));
}

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, email: text().optional() }), call.input);
  return listPage(op, "customer", input, { url: "/v1/customers", where: { email: input.email } });
}

function retrieve(op: Operation, id: string): object {
  const customer = op.objects.get("customer", id);
  return isDeleted(customer) ? { id, object: "customer", deleted: true } : customer;
}

function update(op: Operation, call: Call): Customer {
  const input = parse(
    z.strictObject({ ...fields, metadata: metadataChange.optional(), invoice_settings: z.strictObject({ default_payment_method: clearable().optional() }).optional() }),
    call.input,
  );
  const before = requireLive(op, pathId(call));
  const customer: Customer = { ...before, ...changesOf(input), metadata: mergeMetadata(before.metadata, input.metadata) };
  const paymentMethod = input.invoice_settings?.default_payment_method;
  if (paymentMethod !== undefined) customer.invoice_settings = { ...before.invoice_settings, default_payment_method: paymentMethod };
  op.objects.save("customer", customer);
  op.emit("customer.updated", customer, changedFrom(before, customer));
  return customer;
}

/** Stripe keeps the id of a deleted customer and forgets the rest. */
function remove(op: Operation, id: string): object {
  const customer = requireLive(op, id);
  op.emit("customer.deleted", customer);
  op.objects.save("customer", { ...customer, email: null, name: null, phone: null, address: null, description: null, metadata: {}, ...TOMBSTONE });
  return { id, object: "customer", deleted: true };
}

const TOMBSTONE = { deleted_locally: true };

function isDeleted(customer: Customer): boolean {
  return "deleted_locally" in customer;
}

function requireLive(op: Operation, id: string): Customer {
  const customer = op.objects.get("customer", id);
  if (isDeleted(customer)) throw missing("customer", id);
  return customer;
}

function changesOf(input: CustomerInput): Partial<Customer> {
  return {
    ...(input.address === undefined ? {} : { address: toAddress(input.address) }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.email === undefined ? {} : { email: input.email }),
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.phone === undefined ? {} : { phone: input.phone }),
    ...(input.preferred_locales === undefined ? {} : { preferred_locales: input.preferred_locales }),
  };
}

function toAddress(input: z.output<typeof address>): NonNullable<Customer["address"]> {
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = input;
  return { city, country, line1, line2, postal_code, state };
}

type CustomerInput = {
  address?: z.output<typeof address> | undefined;
  description?: string | null | undefined;
  email?: string | null | undefined;
  name?: string | null | undefined;
  phone?: string | null | undefined;
  preferred_locales?: string[] | undefined;
};
