import { expect, type Locator, type Page } from "@playwright/test";

/** The lesson's video: the element behaves as a `<video>` does, with hls.js behind it. */
export function videoOf(page: Page): Locator {
  return page.locator("hls-video");
}

export function secondOf(video: Locator): Promise<number> {
  return video.evaluate((element: HTMLVideoElement) => element.currentTime);
}

/** Pictures really come: the time moves on, and frames were shown. */
export async function expectPlaying(video: Locator): Promise<void> {
  const from = await secondOf(video);
  await expect.poll(() => secondOf(video), { message: "the video plays on" }).toBeGreaterThan(from + 1);
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.getVideoPlaybackQuality().totalVideoFrames), { message: "frames are decoded" }).toBeGreaterThan(0);
}

/** Waits until there is something to play. */
export async function untilReady(video: Locator): Promise<void> {
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState), { message: "the video is ready" }).toBeGreaterThanOrEqual(3);
}

export function playAt(video: Locator, second: number, rate: number): Promise<void> {
  return video.evaluate(
    async (element: HTMLVideoElement, [at, speed]) => {
      element.currentTime = at;
      element.playbackRate = speed;
      await element.play();
    },
    [second, rate] as const,
  );
}

/** The player's report of what was played, as the school answered it. */
export async function untilReported(page: Page, act: () => Promise<unknown>): Promise<{ watchedSeconds: number; isCompleted: boolean }> {
  const [response] = await Promise.all([page.waitForResponse((answer) => answer.url().includes("/learning.recordPlayback") && answer.ok()), act()]);
  const body: { result: { data: { json: { watchedSeconds: number; isCompleted: boolean } } } } = await response.json();
  return body.result.data.json;
}
