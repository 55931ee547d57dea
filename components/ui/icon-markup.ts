// Written by scripts/write-icons.ts. Shapes: Lucide, ISC licence, (c) Lucide contributors; parts (c) Cole Bemis (Feather, MIT).
import { markup } from "@/lib/html/markup";

/** Icons as markup, for what is written as markup: see lib/html/markup.ts. */
export const ICON_MARKUP = {
  arrowRight: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M5 12h14"/><path d="m12 5 7 7-7 7"/></svg>`,
  check: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M20 6 9 17l-5-5"/></svg>`,
  circlePlay: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M9 9.003a1 1 0 0 1 1.517-.859l4.997 2.997a1 1 0 0 1 0 1.718l-4.997 2.997A1 1 0 0 1 9 14.996z"/><circle cx="12" cy="12" r="10"/></svg>`,
  fileDown: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M12 18v-6"/><path d="m9 15 3 3 3-3"/></svg>`,
  fileText: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M6 22a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2h8a2.4 2.4 0 0 1 1.704.706l3.588 3.588A2.4 2.4 0 0 1 20 8v12a2 2 0 0 1-2 2z"/><path d="M14 2v5a1 1 0 0 0 1 1h5"/><path d="M10 9H8"/><path d="M16 13H8"/><path d="M16 17H8"/></svg>`,
  listChecks: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M13 5h8"/><path d="M13 12h8"/><path d="M13 19h8"/><path d="m3 17 2 2 4-4"/><path d="m3 7 2 2 4-4"/></svg>`,
  lock: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><rect width="18" height="11" x="3" y="11" rx="2" ry="2"/><path d="M7 11V7a5 5 0 0 1 10 0v4"/></svg>`,
  package: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M11 21.73a2 2 0 0 0 2 0l7-4A2 2 0 0 0 21 16V8a2 2 0 0 0-1-1.73l-7-4a2 2 0 0 0-2 0l-7 4A2 2 0 0 0 3 8v8a2 2 0 0 0 1 1.73z"/><path d="M12 22V12"/><polyline points="3.29 7 12 12 20.71 7"/><path d="m7.5 4.27 9 5.15"/></svg>`,
  play: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M5 5a2 2 0 0 1 3.008-1.728l11.997 6.998a2 2 0 0 1 .003 3.458l-12 7A2 2 0 0 1 5 19z"/></svg>`,
  squarePen: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="M12 3H5a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-7"/><path d="M18.375 2.625a1 1 0 0 1 3 3l-9.013 9.014a2 2 0 0 1-.853.505l-2.873.84a.5.5 0 0 1-.62-.62l.84-2.873a2 2 0 0 1 .506-.852z"/></svg>`,
  video: markup`<svg viewBox="0 0 24 24" aria-hidden="true" class="icon"><path d="m16 13 5.223 3.482a.5.5 0 0 0 .777-.416V7.87a.5.5 0 0 0-.752-.432L16 10.5"/><rect x="2" y="6" width="14" height="12" rx="2"/></svg>`,
} as const;
