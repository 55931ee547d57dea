const SPEED = "criterio:player:speed";
const CAPTIONS = "criterio:player:captions";
const KEYS = "criterio:player:keys";

/** How a person likes to watch, kept on this device. Without storage each visit starts from the defaults. */
export const playerMemory = {
  speed: (): number => {
    const rate = Number(read(SPEED));
    return rate >= 0.5 && rate <= 2 ? rate : 1;
  },
  rememberSpeed: (rate: number) => write(SPEED, String(rate)),
  /** A language, `off`, or null when nothing was chosen. */
  captions: (): string | null => read(CAPTIONS),
  rememberCaptions: (language: string) => write(CAPTIONS, language),
  /** WCAG 2.1.4: keys without a modifier can be turned off. */
  hasKeys: (): boolean => read(KEYS) !== "off",
  rememberKeys: (isOn: boolean) => write(KEYS, isOn ? "on" : "off"),
};

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is blocked or full: the choice holds for this visit.
  }
}
