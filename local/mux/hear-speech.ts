import { execFile } from "node:child_process";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { runFfmpeg } from "../kit/ffmpeg.ts";
import { transact } from "../kit/store.ts";
import { announceTrack } from "./asset-events.ts";
import { findTrack, saveTrack } from "./asset-records.ts";
import { NotCaptions, toWebVtt } from "./captions.ts";
import { assetDir, sourceFile, textFile, type Cloud } from "./cloud.ts";
import { safeInput } from "./probe.ts";
import type { StepContext } from "./processing-queue.ts";

const run = promisify(execFile);
const LONGEST_MS = 3_600_000;
const MOST_OUTPUT = 20_000_000;

/** The machine has nothing that can hear: trying again does not help. */
export class CannotHear extends Error {}

/**
 * Writes down what is said in the asset with the machine's own recogniser (`SPEECH_COMMAND`), stores it as the generated
 * text track and announces that it is ready. Throws CannotHear where none is set or it ends with an error, NotCaptions
 * when what it prints is neither WebVTT nor SubRip.
 */
export async function hearSpeech(cloud: Cloud, assetId: string, trackId: string, context: StepContext): Promise<void> {
  const track = findTrack(cloud.db, assetId, trackId);
  if (!track || track.status !== "preparing") return;
  const language = String(track.attributes["language_code"] ?? "auto");
  const vtt = toWebVtt(await recognise(cloud, assetId, language, context));
  const file = textFile(cloud, assetId, trackId);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, vtt);
  renameSync(`${file}.part`, file);
  transact(cloud.db, () => {
    saveTrack(cloud.db, trackId, "ready", track.attributes);
    announceTrack(cloud, "ready", { ...track, status: "ready" });
  });
  cloud.webhooks.wake();
}

async function recognise(cloud: Cloud, assetId: string, language: string, context: StepContext): Promise<string> {
  const [command, ...words] = cloud.config.speechCommand;
  if (command === undefined) throw new CannotHear("This machine has no speech recogniser: set SPEECH_COMMAND.");
  const work = path.join(assetDir(cloud, assetId), "work", context.attempt);
  mkdirSync(work, { recursive: true });
  const audio = path.join(work, "speech.wav");
  try {
    // 16 kHz, one channel: what recognisers are trained on.
    await runFfmpeg(cloud.ffmpeg, { args: ["-loglevel", "error", ...safeInput, "-i", sourceFile(cloud, assetId), "-vn", "-ac", "1", "-ar", "16000", "-y", audio], signal: context.signal, onSpawn: context.onSpawn });
    const args = words.map((word) => word.replaceAll("{audio}", audio).replaceAll("{language}", language));
    const { stdout } = await run(command, args, { cwd: work, signal: context.signal, timeout: LONGEST_MS, killSignal: "SIGKILL", maxBuffer: MOST_OUTPUT });
    return stdout;
  } catch (error) {
    if (context.signal.aborted || error instanceof NotCaptions) throw error;
    throw new CannotHear(`The recogniser failed: ${error instanceof Error ? error.message.slice(0, 500) : String(error)}`, { cause: error });
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
