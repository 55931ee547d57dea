import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Codes that the SDK turns into its own error classes, with the status that each is sent with. */
const statusOf = {
  bad_request: 400,
  forbidden: 403,
  client_token_not_allowed: 403,
  not_found: 404,
  precondition_failed: 412,
} as const satisfies Record<string, ContentfulStatusCode>;

export type BlobErrorCode = keyof typeof statusOf;

/** A refusal that the caller is told. Some texts matter: the SDK reads them to choose its error class. */
export class BlobApiError extends Error {
  constructor(
    readonly code: BlobErrorCode,
    message: string,
  ) {
    super(message);
  }

  get status(): ContentfulStatusCode {
    return statusOf[this.code];
  }
}
