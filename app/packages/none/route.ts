import { nothingHere } from "@/server/auth/package-answer";

export const dynamic = "force-dynamic";

/** Where next.config.ts leads every address that has no business on the host at which it was asked for. */
export function GET(): Response {
  return nothingHere();
}

export { GET as DELETE, GET as PATCH, GET as POST, GET as PUT };
