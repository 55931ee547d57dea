/**
 * The key of a purchase that is being tried in this tab, the same until it is dropped: a request that was lost on its
 * way back is repeated under it and makes no second order. Null where the browser keeps nothing.
 */
export function purchaseKey(courseSlug: string): string | null {
  try {
    const known = sessionStorage.getItem(nameOf(courseSlug));
    if (known !== null) return known;
    const made = crypto.randomUUID();
    sessionStorage.setItem(nameOf(courseSlug), made);
    return made;
  } catch {
    return null;
  }
}

/** Ends the purchase: the next one is another. */
export function dropPurchaseKey(courseSlug: string): void {
  try {
    sessionStorage.removeItem(nameOf(courseSlug));
  } catch {
    // Nothing was kept.
  }
}

function nameOf(courseSlug: string): string {
  return `criterio.purchase.${courseSlug}`;
}
