import { notFound } from "next/navigation";
import { DomainError } from "@/lib/errors";

/** What a page is about; the "not here" page when it does not exist or is not for this viewer. Other errors pass. */
export async function orNotFound<T>(load: Promise<T>): Promise<T> {
  try {
    return await load;
  } catch (error) {
    if (error instanceof DomainError && (error.kind === "not_found" || error.kind === "forbidden")) notFound();
    throw error;
  }
}
