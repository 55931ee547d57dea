import type { LanguageSupport, StreamLanguage } from "@codemirror/language";

/** What the editor needs to colour and indent a language, fetched when it is asked for; null for one that it does not know. */
export async function loadLanguage(language: string): Promise<LanguageSupport | StreamLanguage<unknown> | null> {
  switch (language) {
    case "javascript":
      return (await import("@codemirror/lang-javascript")).javascript();
    case "typescript":
      return (await import("@codemirror/lang-javascript")).javascript({ typescript: true });
    case "python":
      return (await import("@codemirror/lang-python")).python();
    case "sql": {
      const { PostgreSQL, sql } = await import("@codemirror/lang-sql");
      return sql({ dialect: PostgreSQL });
    }
    case "lua": {
      const [{ StreamLanguage }, { lua }] = await Promise.all([import("@codemirror/language"), import("@codemirror/legacy-modes/mode/lua")]);
      return StreamLanguage.define(lua);
    }
    default:
      return null;
  }
}
