const MAX_LENGTH = 254;
const MAX_LOCAL = 64;
const LOCAL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const TOP_LABEL = /^([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * The address in the one form that accounts are looked up by (lower case, no surrounding spaces), or null when it is
 * not one plain ASCII mailbox: RFC 5321's dot-atom at a host name of two labels or more. Quoted parts, literals,
 * comments, lists, line breaks and anything outside ASCII (look-alike letters, U+FF20 for the at sign) are refused, so
 * no two readers can take it for different mailboxes.
 */
export function normalizeEmail(input: string): string | null {
  const address = input.replaceAll(/^ +| +$/g, "").toLowerCase();
  if (address.length > MAX_LENGTH || /[^\x21-\x7e]/.test(address)) return null;
  const parts = address.split("@");
  const [local, domain] = parts;
  if (parts.length !== 2 || !local || !domain || local.length > MAX_LOCAL || !LOCAL.test(local)) return null;
  const labels = domain.split(".");
  const top = labels.at(-1);
  if (labels.length < 2 || !top || !TOP_LABEL.test(top) || !labels.every((label) => LABEL.test(label))) return null;
  return address;
}

/** The address with its mailbox hidden but for the first letter, for messages that others could read. */
export function maskEmail(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  return `${local.slice(0, 1)}…@${domain}`;
}
