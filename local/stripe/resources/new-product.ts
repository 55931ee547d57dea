import { z } from "zod";
import type { Operation } from "../core/emulator.ts";
import { newId } from "../core/ids.ts";
import { list, metadata, text } from "../core/params.ts";
import type { Objects } from "../core/wire.ts";

type Product = Objects["product"];

/** A web address. */
export const urlParam = z.url({ error: "Not a valid URL" }).max(2_048);

/** What a session's inline `product_data` may hold. */
export const productDataParam = z.strictObject({
  name: text(),
  description: text(40_000).optional(),
  images: list(urlParam, 8).optional(),
  metadata: metadata.optional(),
  tax_code: text().optional(),
  unit_label: text(12).optional(),
});

export type ProductInput = {
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
    ...productChanges(input),
    name,
  };
  op.objects.insert("product", product);
  op.emit("product.created", product);
  return product;
}

/** The fields of a product that an input sets. */
export function productChanges(input: ProductInput): Partial<Product> {
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
