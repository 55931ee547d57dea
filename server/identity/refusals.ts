import { DomainError } from "@/lib/errors";

/** One answer for an unknown address, a wrong password, an unproved address and a closed account. */
export function invalidCredentials(cause?: unknown): DomainError {
  return new DomainError("unauthenticated", "auth.invalid_credentials", {}, { cause });
}
