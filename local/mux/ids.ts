import { randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** An identifier of the shape Mux uses: letters and digits only, safe in a path, about 238 bits. */
export function newId(): string {
  let id = "";
  while (id.length < 40) {
    for (const byte of randomBytes(64)) {
      // 248 is the largest multiple of 62 in a byte: anything above would favour some characters.
      if (byte < 248 && id.length < 40) id += alphabet.charAt(byte % 62);
    }
  }
  return id;
}
