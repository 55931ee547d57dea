import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { findFfmpeg, runFfmpeg } from "../../../local/kit/ffmpeg.ts";
import { captionCues, toVtt } from "./captions.ts";
import { languages, lessonScript, type Language, type LessonScript, type LessonScriptInput } from "./lesson-script.ts";
import { arrange, secondsOf, writeWave, type Pcm } from "./pcm.ts";
import { drawPicture } from "./slide-picture.ts";
import { chooseVoice, speak, type Voice } from "./speech.ts";
import { layOut, type Timeline } from "./timeline.ts";

const manifest = z.object({
  durationSeconds: z.number(),
  voice: z.string(),
  chapters: z.array(z.object({ startSeconds: z.number(), title: z.string() })),
});

export type LessonVideo = {
  courseSlug: string;
  lessonSlug: string;
  /** Absolute path of an MP4, 1280 x 720, H.264 and AAC. */
  videoFile: string;
  durationSeconds: number;
  /** Engine and voice that spoke, or `silent`. */
  voice: string;
  /** WebVTT files, the spoken language first. */
  captions: { language: Language; file: string }[];
  chapters: { startSeconds: number; title: string }[];
};

/** Raise it when the look or sound changes without a change in a script. */
const edition = 1;
const framesPerSecond = 10;

/**
 * Makes a lesson's video out of its script, with captions in both languages and chapters. The same script on the same
 * machine gives the same video; results live in `outDir` under the hash of all they depend on, so asking again costs
 * nothing, and a folder appears only when it is complete. Throws when the script is invalid or ffmpeg is missing.
 */
export async function renderLessonVideo(spec: LessonScriptInput, outDir: string): Promise<LessonVideo> {
  const script = lessonScript.parse(spec);
  const searchPath = process.env["PATH"] ?? "";
  const voice = chooseVoice(script.language, searchPath);
  const key = createHash("sha256").update(JSON.stringify({ edition, framesPerSecond, voice: voice.name, script })).digest("hex").slice(0, 20);
  const folder = path.resolve(outDir, `${script.courseSlug}-${script.lessonSlug}-${key}`);
  if (!existsSync(folder)) {
    const work = `${folder}.${process.pid}.part`;
    rmSync(work, { recursive: true, force: true });
    mkdirSync(work, { recursive: true });
    await build(script, voice, findFfmpeg(process.env["FFMPEG_PATH"], searchPath), work);
    if (existsSync(folder)) rmSync(work, { recursive: true });
    else renameSync(work, folder);
  }
  return describe(script, folder);
}

function describe(script: LessonScript, folder: string): LessonVideo {
  const made = manifest.parse(JSON.parse(readFileSync(path.join(folder, "lesson.json"), "utf8")));
  const ordered = [...languages].sort((a, b) => Number(b === script.language) - Number(a === script.language));
  return {
    courseSlug: script.courseSlug,
    lessonSlug: script.lessonSlug,
    videoFile: path.join(folder, "video.mp4"),
    ...made,
    captions: ordered.map((language) => ({ language, file: path.join(folder, `captions.${language}.vtt`) })),
  };
}

async function build(script: LessonScript, voice: Voice, ffmpeg: string, folder: string): Promise<void> {
  const sentences = script.slides.flatMap((slide) => slide.narration.map((sentence) => sentence[script.language]));
  const scratch = path.join(folder, "scratch");
  const spoken = await speak(voice, script.language, sentences, path.join(scratch, "speech"));
  const timeline = layOut(script, spoken.map(secondsOf));
  writeFileSync(path.join(scratch, "voice.wav"), writeWave(soundTrack(timeline, spoken)));
  await drawPictures(script, timeline, scratch);
  await encode(ffmpeg, timeline, scratch, path.join(folder, "video.mp4"));
  for (const language of languages) writeFileSync(path.join(folder, `captions.${language}.vtt`), toVtt(captionCues(script, timeline, language)));
  writeFileSync(path.join(folder, "lesson.json"), JSON.stringify({ durationSeconds: timeline.durationSeconds, voice: voice.name, chapters: timeline.chapters }, null, 2));
  rmSync(scratch, { recursive: true });
}

function soundTrack(timeline: Timeline, spoken: readonly Pcm[]): Pcm {
  const pieces = timeline.sentences.flatMap((sentence, index) => {
    const pcm = spoken[index];
    return pcm ? [{ at: sentence.startSeconds, pcm }] : [];
  });
  return arrange(pieces, timeline.durationSeconds, spoken[0]?.sampleRate ?? 16_000);
}

/** Draws each picture and lists them with their times, in the format of ffmpeg's concat demuxer. */
async function drawPictures(script: LessonScript, timeline: Timeline, folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const list = ["ffconcat version 1.0"];
  let last = "";
  for (const [index, picture] of timeline.pictures.entries()) {
    last = `picture-${String(index).padStart(3, "0")}.png`;
    writeFileSync(path.join(folder, last), await drawPicture(script, picture.slide, picture.sentence));
    list.push(`file ${last}`, `duration ${(picture.endSeconds - picture.startSeconds).toFixed(4)}`);
  }
  // The demuxer ignores the last duration unless the picture is named again.
  writeFileSync(path.join(folder, "pictures.txt"), [...list, `file ${last}`, ""].join("\n"));
}

async function encode(ffmpeg: string, timeline: Timeline, folder: string, target: string): Promise<void> {
  await runFfmpeg(ffmpeg, {
    cwd: folder,
    args: [
      ...["-loglevel", "error", "-f", "concat", "-i", "pictures.txt", "-i", "voice.wav"],
      ...["-vf", `format=yuv420p,fps=${framesPerSecond}`, "-c:v", "libx264", "-preset", "superfast", "-tune", "stillimage", "-crf", "23", "-g", "50"],
      ...["-af", "highpass=f=70", "-c:a", "aac", "-b:a", "64k", "-ar", "44100", "-t", timeline.durationSeconds.toFixed(3)],
      ...["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart", target],
    ],
  });
}
