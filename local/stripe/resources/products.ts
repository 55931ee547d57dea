import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import { newId } from "../core/ids.ts";
import { clearable, flag, list, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { createPrice, newPriceFields } from "./prices.ts";

type Product = Objects["product"];

const url = z.url({ error: "Not a valid URL" }).max(2_048);

const fields = {
  active: flag.optional(),
  description: clearable(40_000).optional(),
  images: list(url, 8).optional(),
  shippable: flag.optional(),
  statement_descriptor: clearable(22).optional(),
  tax_code: clearable().optional(),
  unit_label: clearable(12).optional(),
  url: url.optional(),
};

/** What a session's inline `product_data` may hold. */
export const productDataParam = z.strictObject({
  name: text(),
  description: text(40_000).optional(),
  images: list(url, 8).optional(),
  metadata: metadata.optional(),
  tax_code: text().optional(),
  unit_label: text(12).optional(),
});

export const productRoutes: Route[] = [
  { method: "POST", path: "/v1/products", run: create },
  { method: "GET", path: "/v1/products", run: search },
  { method: "GET", path: "/v1/products/:id", run: (op, call) => op.objects.get("product", pathId(call)) },
  { method: "POST", path: "/v1/products/:id", run: update },
  { method: "DELETE", path: "/v1/products/:id", run: remove },
];

type ProductInput = {
  active?: boolean | undefined;
  description?: string | null | undefined;
  images?: string[] | undefined;
  shippable?: boolean | undefined;
  statement_descriptor?: string | null | undefined;
  tax_code?: string | null | undefined;
  unit_label?: string | null | undefined;
  url?: string | undefined;
  name?: string | undefined;
};

/** Stores a product and announces `product.created`. */
export function createProduct(op: Operation, name: string, input: ProductInput & { id?: string | undefined; metadata?: Record<string, string> | undefined }): Product {
  const product: Product = {
    id: input.id ?? newId("prod", 14),
    object: "product",
    active: true,
    created: op.now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: input.metadata ?? {},
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: "service",
    unit_label: null,
    updated: op.now,
    url: null,
    ...changesOf(input),
    name,
  };
  op.objects.insert("product", product);
  op.emit("product.created", product);
  return product;
}

function create(op: Operation, call: Call): Product {
  const input = parse(
    z.strictObject({ ...fields, id: text().optional(), name: text(), metadata: metadata.optional(), default_price_data: z.strictObject(newPriceFields).optional() }),
    call.input,
  );
  if (input.id !== undefined && op.objects.findAny(input.id) !== null) {
    throw new StripeError(400, `A product with the id '${input.id}' exists already.`, { code: "resource_already_exists", param: "id" });
  }
  const product = createProduct(op, input.name, input);
  if (input.default_price_data === undefined) return product;
  product.default_price = createPrice(op, product.id, input.default_price_data).id;
  op.objects.save("product", product);
  return product;
}

function search(op: Operation, call: Call): object {
  const input = parse(z.strictObject({ ...listParams, ...createdParam, active: flag.optional(), ids: list(text()).optional(), url: text().optional() }), call.input);
  const filters = input.ids === undefined ? [] : [{ field: "id", anyOf: input.ids }];
  return listPage(op, "product", input, { url: "/v1/products", where: { active: input.active, url: input.url }, filters });
}

function update(op: Operation, call: Call): Product {
  const input = parse(z.strictObject({ ...fields, name: text().optional(), metadata: metadataChange.optional(), default_price: text().optional() }), call.input);
  const before = op.objects.get("product", pathId(call));
  if (input.default_price !== undefined) op.objects.get("price", input.default_price, "default_price");
  const product: Product = {
    ...before,
    ...changesOf(input),
    ...(input.default_price === undefined ? {} : { default_price: input.default_price }),
    metadata: mergeMetadata(before.metadata, input.metadata),
    updated: op.now,
  };
  op.objects.save("product", product);
  op.emit("product.updated", product, changedFrom(before, product));
  return product;
}

function remove(op: Operation, call: Call): object {
  const product = op.objects.get("product", pathId(call));
  if (op.objects.page("price", { filters: [{ field: "product", equals: product.id }], limit: 1 }).data.length > 0) {
    throw new StripeError(400, "This product cannot be deleted because it has one or more prices. Archive it instead, with active=false.");
  }
  op.objects.remove("product", product.id);
  op.emit("product.deleted", product);
  return { id: product.id, object: "product", deleted: true };
}

function changesOf(input: ProductInput): Partial<Product> {
  return {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.active === undefined ? {} : { active: input.active }),
    ...(input.description === undefined ? {} : { description: input.description }),
    ...(input.images === undefined ? {} : { images: input.images }),
    ...(input.shippable === undefined ? {} : { shippable: input.shippable }),
    ...(input.statement_descriptor === undefined ? {} : { statement_descriptor: input.statement_descriptor }),
    ...(input.tax_code === undefined ? {} : { tax_code: input.tax_code }),
    ...(input.unit_label === undefined ? {} : { unit_label: input.unit_label }),
    ...(input.url === undefined ? {} : { url: input.url }),
  };
}
