/**
 * Writes components/ui/icons.ts from the installed lucide-react package.
 * lucide-react draws every icon through a client component (its context), which would put script on public pages;
 * the same paths in plain functions cost none. Run again after adding a name: `node --import tsx scripts/write-icons.ts`.
 */
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const NAMES = [
  "activity", "archive", "arrow-down", "arrow-left", "arrow-right", "arrow-up", "a-large-small", "badge-check", "ban", "bell",
  "book-open", "bookmark", "calendar", "captions", "chart-column", "check", "check-check", "chevron-down",
  "chevron-left", "chevron-right", "chevron-up", "chevrons-up-down", "circle-check", "circle-play",
  "circle-user", "clipboard-list", "clock", "cloud-check", "cloud-off", "code", "copy", "credit-card", "download", "ellipsis",
  "external-link", "eye", "eye-off", "file-down", "file-text", "flag", "folder", "funnel", "gift", "globe", "graduation-cap",
  "grip-vertical", "heart", "house", "image", "inbox", "infinity", "info", "italic", "key", "key-round", "keyboard",
  "languages", "layers", "life-buoy", "link", "list", "list-checks", "list-ordered", "list-todo", "loader-circle", "locate-fixed", "lock", "lock-open",
  "log-in", "log-out", "mail", "map-pin", "maximize", "menu", "message-circle", "message-circle-question-mark", "mic", "minus",
  "monitor", "moon", "sun-moon", "sun", "package", "paperclip", "pause", "pencil", "picture-in-picture-2", "play", "plus", "quote",
  "receipt", "redo-2", "refresh-cw", "rotate-ccw", "route", "save", "search", "send", "settings", "share-2", "shield-check", "sigma",
  "sliders-horizontal", "sparkles", "square-code", "square-pen", "star", "strikethrough", "table", "tag", "thumbs-up", "timer", "undo-2",
  "upload", "user", "user-plus", "users", "video", "volume-2", "volume-x", "wallet", "wifi-off", "x",
] as const;

/** Those that are needed as markup too. */
const MARKUP_NAMES = ["arrow-right", "check", "circle-play", "file-down", "file-text", "list-checks", "lock", "package", "play", "square-pen", "video"] as const;

/** Where the package has a newer name for a shape, ours stays the short one. */
const RENAMED: Readonly<Record<string, string>> = {
  bold: "letter-b",
  heading: "letter-h",
  "building-2": "building-complex",
  "circle-alert": "circle-exclamation-point",
  "circle-question-mark": "circle-question-mark",
  history: "rotate-ccw-clock",
  "trash-2": "trash",
  "triangle-alert": "triangle-exclamation-point",
};

const iconModule = z.object({
  __iconData: z.object({ node: z.array(z.tuple([z.string(), z.record(z.string(), z.string())])) }),
});

const root = path.resolve(fileURLToPath(import.meta.url), "../..");
const icons = path.join(root, "node_modules/lucide-react/dist/esm/icons");

const lines: string[] = [];
for (const name of [...NAMES, ...Object.keys(RENAMED)].sort()) {
  const file = path.join(icons, `${RENAMED[name] ?? name}.mjs`);
  const loaded = iconModule.parse(await import(file));
  const shapes = loaded.__iconData.node.map(([tag, { key: _key, ...attributes }]) => {
    const written = Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`);
    return `<${tag} ${written.join(" ")}/>`;
  });
  lines.push(`export const ${toPascal(name)} = /* @__PURE__ */ icon('${shapes.join("")}');`);
}

await writeFile(
  path.join(root, "components/ui/icons.ts"),
  `// Written by scripts/write-icons.ts. Shapes: Lucide, ISC licence, (c) Lucide contributors; parts (c) Cole Bemis (Feather, MIT).
import { icon } from "./icon";

${lines.join("\n")}
`,
);

const marks = MARKUP_NAMES.map((name) => {
  const line = lines.find((text) => text.startsWith(`export const ${toPascal(name)} =`));
  return `  ${toPascal(name).replace(/^./, (letter) => letter.toLowerCase())}: markup\`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon">${/'(.*)'/.exec(line ?? "")?.[1] ?? ""}</svg>\`,`;
});
await writeFile(
  path.join(root, "components/ui/icon-markup.ts"),
  `// Written by scripts/write-icons.ts. Shapes: Lucide, ISC licence, (c) Lucide contributors; parts (c) Cole Bemis (Feather, MIT).
import { markup } from "@/lib/html/markup";

/** Icons as markup, for what is written as markup: see lib/html/markup.ts. */
export const ICON_MARKUP = {
${marks.join("\n")}
} as const;
`,
);

function toPascal(name: string): string {
  return name.replace(/(^|-)(\w)/g, (_match, _dash: string, letter: string) => letter.toUpperCase());
}
