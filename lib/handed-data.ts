import { keepLatest } from "./keep-latest";

/** More than a server renders at once: what is handed is taken by the same request. */
const MOST_HANDED = 100;
/** Every kind of lesson in every locale, and as many again. */
const MOST_WORDS = 64;

const shared = globalThis as typeof globalThis & { criterioHandedData?: Map<string, unknown>; criterioWords?: Map<string, unknown> };

/**
 * `data` as JSON, for the one browser component of a page. Where the same process renders that component, `handedData`
 * gives it the data as they are: reading the JSON again would cost the server as much as writing it.
 */
export function handData<Data extends object>(data: Data): string {
  const json = JSON.stringify(data);
  keepLatest((shared.criterioHandedData ??= new Map()), json, data, MOST_HANDED);
  return json;
}

/** The data behind a JSON that `handData` wrote; read from it where they were not handed, as in the browser. */
export function handedData<Data>(json: string): Data {
  const handed = shared.criterioHandedData?.get(json);
  if (handed === undefined) return JSON.parse(json) as Data;
  shared.criterioHandedData?.delete(json);
  return handed as Data;
}

/** The words in a JSON that is the same on many pages, read once a process. They are shared: nobody may change them. */
export function wordsIn<Words>(json: string): Words {
  const read = (shared.criterioWords ??= new Map());
  const known = read.get(json);
  if (known !== undefined) return known as Words;
  const words = JSON.parse(json) as Words;
  keepLatest(read, json, words, MOST_WORDS);
  return words;
}
