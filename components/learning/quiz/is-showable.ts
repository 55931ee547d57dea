/** Whether an address is one that a page may show a picture from: of this site or over HTTPS. Files name others by where they came from. */
export function isShowable(href: string): boolean {
  return /^(?:https:\/\/|\/(?![/\\]))/.test(href);
}
