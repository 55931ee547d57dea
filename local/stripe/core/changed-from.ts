import type { JsonObject } from "./wire.ts";

/** The earlier values of the fields that changed: an event's `previous_attributes`. */
export function changedFrom(before: object, after: object): JsonObject {
  const previous: JsonObject = {};
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, current]: [unknown, unknown] = [Reflect.get(before, key), Reflect.get(after, key)];
    if (JSON.stringify(old) !== JSON.stringify(current)) previous[key] = old ?? null;
  }
  return previous;
}
