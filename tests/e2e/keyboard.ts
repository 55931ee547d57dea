import { expect, type Locator, type Page } from "@playwright/test";

/** Once around the longest page, the settings of a course, and some more. */
const MOST_STOPS = 140;

/** Moves the focus with Tab, as a person without a mouse does, until it is on the target; fails when it never gets there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach ${target}`);
}

/** How a person works a page: with the keyboard alone, or with a pointer. */
export type Hands = {
  press: (target: Locator) => Promise<void>;
  write: (target: Locator, text: string) => Promise<void>;
  /** An option of a list, by its label. */
  pick: (target: Locator, label: string) => Promise<void>;
};

export function keyboardHands(page: Page): Hands {
  return {
    press: async (target) => {
      await tabTo(page, target);
      await page.keyboard.press("Enter");
    },
    write: async (target, text) => {
      await tabTo(page, target);
      await page.keyboard.type(text);
    },
    pick: async (target, label) => {
      await tabTo(page, target);
      const chosen = target.locator("option:checked");
      await page.keyboard.press("Home");
      for (let step = await target.locator("option").count(); step > 0 && (await chosen.innerText()) !== label; step -= 1) await page.keyboard.press("ArrowDown");
      await expect(chosen).toHaveText(label);
    },
  };
}

export function pointerHands(page: Page): Hands {
  return {
    press: (target) => (page.viewportSize()?.width === 390 ? target.tap() : target.click()),
    write: (target, text) => target.fill(text),
    pick: async (target, label) => void (await target.selectOption({ label })),
  };
}
