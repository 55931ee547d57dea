import type { Page } from "@playwright/test";

/** Milliseconds between one frame and the next. */
export type Frames = { gaps: number[] };

/** As far as a hand on a wheel comes in a frame, in CSS pixels. */
const STEP = 40;
const FRAMES = 300;

/** Scrolls the element by a step a frame, down and then aside, and takes the time of each frame as the page's own clock says. */
export async function measureFrames(page: Page, selector: string): Promise<Frames> {
  const gaps = await page.locator(selector).first().evaluate(
    // Without a function of its own inside: this text runs in the page, where the compiler's helper for names is not.
    async (scroller, { step, frames }) => {
      scroller.scrollTo({ top: 0, left: 0 });
      const taken: number[] = [];
      let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      while (taken.length < frames) {
        scroller.scrollBy(taken.length % 3 === 2 ? { left: step, top: 0 } : { left: 0, top: step });
        const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
        taken.push(now - last);
        last = now;
      }
      return taken;
    },
    { step: STEP, frames: FRAMES },
  );
  return { gaps };
}
