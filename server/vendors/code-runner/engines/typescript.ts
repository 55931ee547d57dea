import { stripTypeScriptTypes } from "node:module";
import { startJavascript } from "./javascript.ts";
import type { Engine, Print } from "./engine.ts";

/** TypeScript without its types, enums and the like turned into JavaScript; types are not checked. */
export async function startTypescript(print: Print): Promise<Engine> {
  const javascript = await startJavascript(print);
  return {
    ...javascript,
    load: async (source, stdin) => {
      try {
        return await javascript.load(stripTypeScriptTypes(source, { mode: "transform" }), stdin);
      } catch (error) {
        return { error: `SyntaxError: ${error instanceof Error ? error.message : String(error)}` };
      }
    },
  };
}
