import type { IncomingMessage } from "node:http";

/**
 * The first of `preferred` that a client accepts by its `Accept-Encoding`, or null; one with weight zero is refused by
 * the client (RFC 9110, section 12.5.3).
 */
export function acceptedEncoding<E extends string>(request: IncomingMessage, preferred: readonly E[]): E | null {
  const accepted = new Map(
    String(request.headers["accept-encoding"] ?? "").split(",").map((part) => {
      const [name = "", ...parameters] = part.trim().toLowerCase().split(";");
      return [name.trim(), !parameters.some((parameter) => /^\s*q=0(?:\.0*)?\s*$/.test(parameter))] as const;
    }),
  );
  return preferred.find((encoding) => accepted.get(encoding)) ?? null;
}
