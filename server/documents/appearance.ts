/** The colours of paper documents: the light theme's, as they are printed. */
export const PAPER = { ink: "#172034", muted: "#4d5565", line: "#dfd8cc", accent: "#234ba0", signal: "#f4a22c" } as const;

/** The symbol on a square of 32: an open C and its mark in the margin. */
export const SYMBOL = { letter: "M21 4.2A13 13 0 1 0 21 27.8V20.9A7 7 0 1 1 21 11.1Z", mark: "M24 10h5v12h-5z" } as const;
