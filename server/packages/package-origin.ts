import { DomainError } from "@/lib/errors";
import { env } from "@/server/platform/env";

/** The origin on which packages run, apart from the application's; null where none is set, and then none is played. */
export function packageOrigin(): string | null {
  const { PACKAGE_ORIGIN } = env();
  return PACKAGE_ORIGIN === undefined ? null : new URL(PACKAGE_ORIGIN).origin;
}

/** Throws `packages.off` where no origin is set. */
export function requirePackageOrigin(): string {
  const origin = packageOrigin();
  if (origin === null) throw new DomainError("conflict", "packages.off");
  return origin;
}
