import { lessonScripts } from "./scripts/index.ts";
import { renderLessonVideo, type LessonVideo } from "./render-lesson-video.ts";

/**
 * Makes the videos of all demonstration lessons, two at a time, and calls `onDone` after each. Order of the result is
 * the order of the scripts. What exists already is not made again.
 */
export async function renderAllLessonVideos(outDir: string, onDone: (video: LessonVideo) => void = () => undefined): Promise<LessonVideo[]> {
  const waiting = [...lessonScripts.entries()];
  const made: LessonVideo[] = [];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, script] = next;
      const video = await renderLessonVideo(script, outDir);
      made[index] = video;
      onDone(video);
    }
  };
  await Promise.all([worker(), worker()]);
  return made;
}
