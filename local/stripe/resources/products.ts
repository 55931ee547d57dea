import { z } from "zod";
import { createdParam, listPage, listParams } from "../api/lists.ts";
import { pathId, type Call, type Route } from "../api/route.ts";
import { changedFrom } from "../core/changed-from.ts";
import type { Operation } from "../core/emulator.ts";
import { clearable, flag, list, mergeMetadata, metadata, metadataChange, parse, text } from "../core/params.ts";
import { StripeError } from "../core/stripe-error.ts";
import type { Objects } from "../core/wire.ts";
import { createProduct, productChanges, urlParam } from "./new-product.ts";
import { createPrice, newPriceFields } from "./prices.ts";

type Product = Objects["product"];

const fields = {
  active: flag.optional(),
  description: clearable(40_000).optional(),
  images: list(urlParam, 8).optional(),
  shippable: flag.optional(),
  statement_descriptor: clearable(22).optional(),
  tax_code: clearable().optional(),
  unit_label: clearable(12).optional(),
  url: urlParam.optional(),
};

export const productRoutes: Route[] = [
  { method: "POST", path: "/v1/products", run: create },
  { method: "GET", path: "/v1/products", run: search },
  { method: "GET", path: "/v1/products/:id", run: (op, call) => op.objects.get("product", pathId(call)) },
  { method: "POST", path: "/v1/products/:id", run: update },
  { method: "DELETE", path: "/v1/products/:id", run: remove },
];

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
    ...productChanges(input),
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
