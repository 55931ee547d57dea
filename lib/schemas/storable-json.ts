/** Whether a value can be kept as JSON: no text of the database holds zero characters and halves of surrogate pairs, which JSON writes escaped. */
export function isStorableJson(value: unknown): boolean {
  return !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][\da-f]{2})/i.test(JSON.stringify(value));
}
