import type { Page } from "@playwright/test";

declare global {
  interface Window {
    keyPaints?: number[];
  }
}

/** How long a key is held, in milliseconds: thirty of them a second are as fast as a key repeats. */
const HELD_MS = 33;

/**
 * Milliseconds from each key going down to the end of the first frame after it, as the page's own clock says, sorted.
 * The frame itself is counted: an empty page has 8 to 17 ms on a screen of 60 frames.
 */
export async function measureKeys(page: Page, press: (index: number) => string, times: number): Promise<number[]> {
  await page.evaluate(() => {
    window.keyPaints = [];
    document.addEventListener(
      "keydown",
      (event) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          // Comes when the frame that was being made is handed over.
          port1.onmessage = () => window.keyPaints?.push(performance.now() - event.timeStamp);
          port2.postMessage(null);
        });
      },
      true,
    );
  });
  for (let index = 0; index < times; index += 1) await page.keyboard.press(press(index), { delay: HELD_MS });
  await page.waitForFunction((count) => (window.keyPaints?.length ?? 0) >= count, times);
  const taken = await page.evaluate(() => window.keyPaints ?? []);
  return taken.sort((a, b) => a - b);
}
