import { stripTypeScriptTypes } from "node:module";
import { startJavascript } from "./javascript.ts";
import type { Engine, Print } from "./engine.ts";

/** TypeScript without its types, enums and the like turned into JavaScript; types are not checked. */
export async function startTypescript(print: Print): Promise<Engine> {
  const javascript = await startJavascript(print);
  return {
    ...javascript,
    load: async (source, stdin) => {
      const stripped = withoutTypes(source);
      return "error" in stripped ? stripped : javascript.load(stripped.source, stdin);
    },
  };
}

/** The source as JavaScript, or why it is no TypeScript. */
export function withoutTypes(source: string): { source: string } | { error: string } {
  try {
    return { source: stripTypeScriptTypes(source, { mode: "transform" }) };
  } catch (error) {
    return { error: `SyntaxError: ${error instanceof Error ? error.message : String(error)}` };
  }
}
