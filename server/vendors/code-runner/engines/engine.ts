import type { JsonValue } from "../types.ts";

/** What a call gave, `value` as JSON text of a `ReturnedValue`; or what it raised; or why it could not be made. */
export type Answer = { value: string } | { error: string; isMemory?: boolean } | { missing: string };

/** A language, started. One engine serves one source. */
export type Engine = {
  /** Runs the source's own statements; the error that it raised, or null. `stdin` is null when functions are to be called. */
  load(source: string, stdin: string | null): Promise<{ error: string; isMemory?: boolean } | null>;
  call(name: string, args: readonly JsonValue[]): Promise<Answer>;
};

/** Takes what the program prints. */
export type Print = (text: string) => void;

/** The names under which a function may be written: as it was asked for, and as the language's custom has it. */
export function spellings(name: string, custom: "camel" | "snake"): string[] {
  const snake = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const camel = name.replace(/_+([a-zA-Z0-9])/g, (_all, letter: string) => letter.toUpperCase());
  return [...new Set(custom === "camel" ? [name, camel] : [name, snake])];
}

export function noFunction(name: string): Answer {
  return { missing: `There is no function called ${name}.` };
}

/** Whether a function of every language here can have the name. */
export function isCallable(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]{0,199}$/.test(name);
}
