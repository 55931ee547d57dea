import { hash, verify, type Options } from "@node-rs/argon2";

/** OWASP's password storage cheat sheet: 19 MiB, two passes, one lane. The library's default algorithm is Argon2id. */
const OPTIONS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of no one's password, with today's options, so that checking nobody takes as long as checking somebody. */
let decoy: Promise<string> | undefined;

/** Argon2id in PHC form. The work is done by the native library's threads, not by this one. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

/** Whether it is the password behind the hash. Without a hash it does the same work and answers no. */
export async function checkPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  if (passwordHash) return verify(passwordHash, password);
  decoy ??= hashPassword("the password of nobody");
  await verify(await decoy, password);
  return false;
}
