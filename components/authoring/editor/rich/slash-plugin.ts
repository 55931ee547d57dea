import { Extension } from "@tiptap/core";
import { Plugin, PluginKey, type EditorState } from "@tiptap/pm/state";

/** The words behind a slash at the beginning of a paragraph, and where they stand. */
export type Slash = { query: string; from: number; to: number };
type State = { slash: Slash | null; closedAt: number | null };

const key = new PluginKey<State>("slash");

/** Watches for a slash at the beginning of a paragraph. `onKey` takes the keys that move in the menu while it is open. */
export const SlashWatch = Extension.create<{ onKey: (event: KeyboardEvent) => boolean }>({
  name: "slashWatch",
  priority: 1_000,
  addOptions: () => ({ onKey: () => false }),
  addProseMirrorPlugins() {
    const { onKey } = this.options;
    return [
      new Plugin<State>({
        key,
        state: {
          init: () => ({ slash: null, closedAt: null }),
          apply(tr, before, _old, state) {
            const closed: unknown = tr.getMeta(key);
            const found = read(state);
            if (!found) return { slash: null, closedAt: null };
            const closedAt = closed === "close" ? found.from : before.closedAt;
            // Opens by typing only: whoever walks through the text is left alone.
            const isOpen = closedAt !== found.from && (before.slash !== null || tr.docChanged);
            return { slash: isOpen ? found : null, closedAt };
          },
        },
        props: { handleKeyDown: (view, event) => key.getState(view.state)?.slash != null && onKey(event) },
      }),
    ];
  },
});

export function slashOf(state: EditorState): Slash | null {
  return key.getState(state)?.slash ?? null;
}

/** What shuts the menu until another slash is written. */
export function closeSlash(state: EditorState) {
  return state.tr.setMeta(key, "close");
}

function read({ selection }: EditorState): Slash | null {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== "paragraph") return null;
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, "\u{FFFC}");
  const query = /^\/([\p{L}\d ]{0,20})$/u.exec(before)?.[1];
  return query === undefined ? null : { query, from: $from.start(), to: $from.pos };
}
