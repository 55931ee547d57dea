import { readRawBody } from "@/server/platform/read-raw-body";
import { requestProblem } from "./problem";

const MAX_BYTES = 256 * 1_024;
const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

/**
 * The JSON of a request's body; an absent body reads as an empty object, so that what it lacks is named field by field.
 * Refuses other media types (415), more than 256 kB (413), and what is not UTF-8 or not JSON (400).
 */
export async function readJsonBody(request: Request): Promise<unknown> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BYTES) throw tooLarge();
  const body = await readRawBody(request, MAX_BYTES);
  if (body.kind === "too_large") throw tooLarge();
  const type = request.headers.get("content-type");
  const isEmpty = body.kind === "text" && body.text === "";
  if (isEmpty && type === null) return {};
  if (type === null || !JSON_TYPE.test(type)) {
    throw requestProblem("request.unsupported_media_type", { detail: "Send the body as application/json.", headers: { accept: "application/json" } });
  }
  if (body.kind === "not_text") throw requestProblem("request.malformed", { detail: "The body is not UTF-8 text." });
  if (isEmpty) return {};
  try {
    return JSON.parse(body.text);
  } catch {
    throw requestProblem("request.malformed", { detail: "The body is not JSON." });
  }
}

function tooLarge() {
  return requestProblem("request.too_large", { detail: `A body holds at most ${MAX_BYTES} bytes.` });
}
