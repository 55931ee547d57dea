import { revalidateTag } from "next/cache";

/** Expires every cached reader and static page under these tags at once. Only inside a request: Next knows where its cache is. */
export function expirePublicPages(tags: readonly string[]): void {
  for (const tag of tags) revalidateTag(tag, { expire: 0 });
}
