import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** These run in the browser. Everything else in ui and patterns must add no script, because public pages are built of it. */
const CLIENT_FILES = [
  "patterns/copy-stamp.tsx",
  "patterns/form-field.tsx",
  "ui/dialog.tsx",
  "ui/dropdown-menu.tsx",
  "ui/popover.tsx",
  "ui/sheet.tsx",
  "ui/tabs.tsx",
  "ui/theme-toggle.tsx",
  "ui/toaster.tsx",
  "ui/tooltip.tsx",
];
const SCRIPT_PACKAGES = /from "(?:lucide-react|radix-ui|sonner|react-hook-form|next\/link|next\/image|next-intl[^"]*)"/;

const files = ["ui", "patterns"].flatMap((folder) =>
  readdirSync(path.join(import.meta.dirname, folder))
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
    .map((name) => ({ name: `${folder}/${name}`, source: readFileSync(path.join(import.meta.dirname, folder, name), "utf8") })),
);

describe("the script budget of public pages", () => {
  it("lists every client file", () => {
    expect(files.filter(({ source }) => source.startsWith('"use client"')).map(({ name }) => name).sort()).toEqual(CLIENT_FILES);
  });

  it.each(files.filter(({ name }) => !CLIENT_FILES.includes(name)))("$name reaches no client code", ({ source }) => {
    expect(source).not.toMatch(SCRIPT_PACKAGES);
    for (const client of CLIENT_FILES) {
      const specifier = client.replace(/^.*\//, "").replace(/\.tsx$/, "");
      expect(source).not.toMatch(new RegExp(`from "[^"]*/${specifier}"`));
    }
  });

  it("writes no inline style, which a strict policy would refuse", () => {
    expect(files.filter(({ source }) => /\sstyle=\{\{/.test(source)).map(({ name }) => name)).toEqual([]);
  });

  it("holds no text of its own between tags", () => {
    const speaking = files.filter(({ source, name }) => name !== "ui/icons.ts" && />\s*[A-Za-zÁ-ú][a-zá-ú]{2,}[^<>{}=;()]*<\//.test(source));
    expect(speaking.map(({ name }) => name)).toEqual([]);
  });
});
