import { z } from "zod";

/**
 * An address on the web that is stored as it was written and followed later on: on a public host, and without anything
 * that cannot be stored, that breaks a line, or that makes it show as another than it is.
 */
export function webAddress(protocol: RegExp, max: number) {
  return z
    .url({ protocol, hostname: z.regexes.domain })
    .max(max)
    .refine((url) => !/[\p{C}\s]/u.test(url), "has characters that no address has");
}
