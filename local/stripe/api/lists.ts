import { z } from "zod";
import type { Filter, PageQuery } from "../core/objects.ts";
import type { Operation } from "../core/emulator.ts";
import { badParameter } from "../core/stripe-error.ts";
import { integer, text } from "../core/params.ts";
import type { Kind, Objects } from "../core/wire.ts";

const seconds = integer(0);

/** Parameters every list takes (https://docs.stripe.com/api/pagination). */
export const listParams = {
  limit: integer(1, 100).optional(),
  starting_after: text().optional(),
  ending_before: text().optional(),
};

/** `created`, exact or as a range. */
export const createdParam = {
  created: z.union([seconds, z.strictObject({ gt: seconds.optional(), gte: seconds.optional(), lt: seconds.optional(), lte: seconds.optional() })]).optional(),
};

type CreatedInput = z.output<(typeof createdParam)["created"]>;
type ListInput = { limit?: number | undefined; starting_after?: string | undefined; ending_before?: string | undefined; created?: CreatedInput };

export type ApiList<T> = { object: "list"; data: T[]; has_more: boolean; url: string };

/** One page of a kind of object, in Stripe's list envelope. Fields given as undefined do not filter. */
export function listPage<K extends Kind>(
  op: Operation,
  kind: K,
  input: ListInput,
  options: { url: string; where?: Record<string, string | number | boolean | undefined>; filters?: Filter[]; parent?: string; oldestFirst?: true },
): ApiList<Objects[K]> {
  if (input.starting_after !== undefined && input.ending_before !== undefined) {
    throw badParameter("ending_before", "You may only specify one of these parameters: starting_after, ending_before.");
  }
  const filters = [...(options.filters ?? []), ...createdFilters(input.created)];
  for (const [field, equals] of Object.entries(options.where ?? {})) if (equals !== undefined) filters.push({ field, equals });
  const query: PageQuery = {
    filters,
    limit: input.limit ?? 10,
    ...(options.parent === undefined ? {} : { parent: options.parent }),
    ...(input.starting_after === undefined ? {} : { startingAfter: input.starting_after }),
    ...(input.ending_before === undefined ? {} : { endingBefore: input.ending_before }),
    ...(options.oldestFirst === undefined ? {} : { oldestFirst: options.oldestFirst }),
  };
  const { data, hasMore } = op.objects.page(kind, query);
  return { object: "list", data, has_more: hasMore, url: options.url };
}

function createdFilters(created: CreatedInput): Filter[] {
  if (created === undefined) return [];
  if (typeof created === "number") return [{ created: "gte", seconds: created }, { created: "lte", seconds: created }];
  const filters: Filter[] = [];
  for (const operator of ["gt", "gte", "lt", "lte"] as const) {
    const value = created[operator];
    if (value !== undefined) filters.push({ created: operator, seconds: value });
  }
  return filters;
}
