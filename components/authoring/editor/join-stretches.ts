import type { MergeStretch } from "../studio-types";

export type Choice = "mine" | "theirs" | "both";

/** The text that holds: what was agreed upon, and of the rest what was chosen; both when nothing was, so that no word is lost. */
export function joinStretches(stretches: readonly MergeStretch[], choices: Readonly<Record<number, Choice>>): string {
  return stretches
    .map((stretch, index) => {
      if (stretch.kind === "agreed") return stretch.text;
      const choice = choices[index] ?? "both";
      if (choice === "mine") return stretch.mine;
      if (choice === "theirs") return stretch.theirs;
      const isApart = stretch.mine === "" || stretch.theirs === "" || stretch.theirs.endsWith("\n");
      return stretch.theirs + (isApart ? "" : "\n") + stretch.mine;
    })
    .join("");
}
