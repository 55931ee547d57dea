import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A random text of letters and digits, as Stripe's ids are made of. */
export function randomText(length: number): string {
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62] ?? "";
    }
  }
  return text;
}

/** A new id such as `pi_3Q…`: the prefix, an underscore and 24 characters. */
export function newId(prefix: string, length = 24): string {
  return `${prefix}_${randomText(length)}`;
}
