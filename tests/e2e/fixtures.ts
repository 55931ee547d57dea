import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base, type Page } from "@playwright/test";

/**
 * How long what a durable function does may take, in milliseconds. Usually a second; but when its first two attempts
 * fail, Inngest's waits before the third come to as much as 105 s, and that is the promise.
 */
export const UNTIL_RETRIED_MS = 150_000;

type Fixtures = {
  /** How lessons are written: most tests care for the text and write its Markdown. */
  editorMode: "visual" | "markdown";
  /** Fails the test at its end when a page logged an error or threw. */
  quietPage: Page;
  /** Fails on accessibility violations of WCAG 2.2 A and AA that axe calls serious or critical. */
  expectAccessible: (page: Page) => Promise<void>;
  /** All tests come from one address, and together sign up more people than one address may in an hour. */
  turnsOfItsOwn: void;
};

export const test = base.extend<Fixtures>({
  editorMode: ["markdown", { option: true }],
  context: async ({ context, editorMode }, use) => {
    await context.addInitScript((mode) => {
      // A document without an origin, such as the first blank one or what a package plays, has no store.
      if (window.top === window && location.protocol.startsWith("http") && localStorage.getItem("criterio.editor-mode") === null) localStorage.setItem("criterio.editor-mode", mode);
    }, editorMode);
    await use(context);
  },
  quietPage: async ({ page }, use) => {
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(`threw ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`logged ${message.text()} (${message.location().url})`);
    });
    await use(page);
    expect(problems, "the page must not log errors").toEqual([]);
  },
  turnsOfItsOwn: [
    async ({}, use) => {
      await forgetTurns();
      await use();
    },
    { auto: true },
  ],
  expectAccessible: async ({}, use) => {
    await use(async (page) => {
      await motionEnded(page);
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
      expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`), page.url()).toEqual([]);
    });
  },
});

export { expect };

/** Empties the local cloud's Redis, which holds nothing but the turns that were taken. */
async function forgetTurns(): Promise<void> {
  const response = await fetch(setting("UPSTASH_REDIS_REST_URL"), {
    method: "POST",
    headers: { authorization: `Bearer ${setting("UPSTASH_REDIS_REST_TOKEN")}` },
    body: JSON.stringify(["FLUSHDB"]),
  });
  if (!response.ok) throw new Error(`Redis answered ${response.status}`);
}

/** An address or a key of the school under test. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: the e2e tests run through npm test`);
  return value;
}

/** The local cloud's inbox, as its own test API gives it. */
export type ReceivedMail = { to: string[]; subject: string; html: string; text: string; attachments: { filename: string }[] };

/** Waits for a mail to `recipient` whose subject and text match; polls the inbox, bounded. */
export async function receiveMail(recipient: string, subject: RegExp, isIt: (text: string) => boolean = () => true): Promise<ReceivedMail> {
  let found: ReceivedMail | undefined;
  await expect
    .poll(
      async () => {
        found = (await readInbox(recipient)).find((mail) => subject.test(mail.subject) && isIt(mail.text));
        return found !== undefined;
      },
      { message: `a mail to ${recipient} with ${subject}`, timeout: UNTIL_RETRIED_MS, intervals: [250, 500, 1_000] },
    )
    .toBe(true);
  if (!found) throw new Error("unreachable");
  return found;
}

async function readInbox(recipient: string): Promise<ReceivedMail[]> {
  const response = await fetch(`${setting("RESEND_BASE_URL")}/_local/mails?to=${encodeURIComponent(recipient)}`);
  if (!response.ok) throw new Error(`the inbox answered ${response.status}`);
  const mails: ReceivedMail[] = await response.json();
  return mails;
}

/**
 * What fades in has, while it does, colours that nobody is meant to read: it is brought to its end. Waiting for it would
 * wait for ever where a browser does not draw, as for what lies out of sight. A page that is left meanwhile is asked anew.
 */
async function motionEnded(page: Page): Promise<void> {
  await expect(async () => {
    const moving = await page.evaluate(() => {
      const ending = document.getAnimations().filter(({ effect, playState }) => playState !== "finished" && effect?.getComputedTiming().endTime !== Infinity);
      for (const animation of ending) animation.finish();
      return ending.length;
    });
    expect(moving).toBe(0);
  }).toPass({ timeout: 20_000 });
}
