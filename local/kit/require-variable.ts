import type { ServiceOptions } from "./service.ts";

/** Reads a variable that the local cloud gives to its services; throws, naming it, when it is missing. */
export function requireVariable(env: ServiceOptions["env"], name: string): string {
  const value = env[name];
  if (!value) throw new Error(`The local cloud needs the variable ${name}.`);
  return value;
}
