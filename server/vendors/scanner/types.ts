export type ScanVerdict = { verdict: "clean" } | { verdict: "infected"; threat: string };

/** Asks whether a file carries a virus. Null in its place means that no scanner is set up, which the studio says. */
export type FileScanner = {
  /** Throws when the scanner is out of reach or does not say: nothing is taken for clean unasked. */
  scan(input: { body: Buffer; name: string }): Promise<ScanVerdict>;
};
