/** How many checks of a stage passed and failed, and the failed ones' names with why. A stage without tests of its own counts as one. */
export type StageResult = { passed: number; failed: number; note?: string; failures?: readonly string[] };

/** A part of the gate. `run` prints as it goes and never rejects for a check that failed. */
export type Stage = { name: string; about: string; run: () => Promise<StageResult> };
