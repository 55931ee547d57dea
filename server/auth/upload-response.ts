import type { z } from "zod";
import { DomainError } from "@/lib/errors";
import type { Ctx } from "@/server/platform/ctx";
import { requireTurn } from "@/server/platform/require-turn";
import { ERROR_MAP } from "@/server/platform/error-map";
import { isSameOrigin } from "./same-origin";

const MEGABYTE = 1_000_000;

/** A file of questions is text, or a package of texts. */
export const MAX_QUESTION_FILE = 20 * MEGABYTE;

type Options<T> = {
  maxBytes: number;
  /** Lets in, before anything is read. */
  enter: () => void | Promise<void>;
  handle: (bytes: Uint8Array) => Promise<T>;
};

/**
 * Answers a file that a page of ours sent as the request's body: it is read only for who may enter, and never further
 * than `maxBytes`, whatever length it declares, and so many times as one person sends files. A refusal is a problem document with the domain's code and `params`.
 */
export async function uploadResponse<T>(ctx: Ctx, request: Request, { maxBytes, enter, handle }: Options<T>): Promise<Response> {
  try {
    if (!isSameOrigin(request)) throw new DomainError("forbidden", "access.forbidden");
    await enter();
    if (ctx.viewer.kind === "user") await requireTurn(ctx, "upload", ctx.viewer.userId);
    const answer = await handle(await readBody(request, maxBytes));
    return Response.json(answer, { headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { status, title } = ERROR_MAP[error.kind];
    const { code, params, issues } = error;
    return Response.json({ title, status, code, params, issues: issues ?? [], requestId: ctx.requestId }, { status, headers: { "content-type": "application/problem+json", "cache-control": "private, no-store" } });
  }
}

/** What the address of an upload asks for. Throws `validation.invalid`, which names each field that is wrong. */
export function askedOf<S extends z.ZodType>(schema: S, given: unknown): z.infer<S> {
  const asked = schema.safeParse(given);
  if (asked.success) return asked.data;
  throw new DomainError("invalid", "validation.invalid", {}, { issues: asked.error.issues.map(({ path, message }) => ({ path: path.join("."), message })) });
}

async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new DomainError("payload_too_large", "authoring.import_too_large", { megabytes: Math.floor(maxBytes / MEGABYTE) });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = request.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    length += next.value.length;
    if (length > maxBytes) {
      await reader?.cancel();
      throw tooLarge();
    }
    chunks.push(next.value);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
