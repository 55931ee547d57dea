type Text = { format: "plain" | "markdown"; text: string };

export function plain(text: string): Text {
  return { format: "plain", text };
}

export function md(text: string): Text {
  return { format: "markdown", text };
}

/** An option of a question, with what to say to who chose it. */
export function option(id: string, text: string, correct: boolean, feedback?: string) {
  return { id, text: plain(text), correct, feedback: feedback === undefined ? null : plain(feedback) };
}
