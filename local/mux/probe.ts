import { FfmpegError, runFfmpeg } from "../kit/ffmpeg.ts";

/**
 * Containers that are read. Left out on purpose: playlists and scripts (`hls`, `concat`, `dash`), which would let an
 * uploaded file name other files of this machine, and still images and text, which ffmpeg would take for video.
 */
const containers = "mov,mp4,matroska,webm,avi,flv,mpegts,mpeg,mpegvideo,ogg,asf,mxf,wav,mp3,aac,flac,m4v,h264,hevc";

/** Options that precede `-i` for any file a person sent: allowed containers, and no network or other protocol. */
export const safeInput = ["-format_whitelist", containers, "-protocol_whitelist", "file"];

export type Probe = {
  durationSeconds: number;
  /** Size as displayed: rotation applied, pixels square. */
  video: { width: number; height: number; framesPerSecond: number } | null;
  audio: { channels: number } | null;
};

/** The file is not audio or video that can be read: retrying does not help. */
export class NotMedia extends Error {}

/** Measures a media file. Throws NotMedia when it holds neither video nor audio. */
export async function probe(ffmpeg: string, file: string, signal?: AbortSignal): Promise<Probe> {
  const described = await describe(ffmpeg, file, signal);
  const found = parseDescription(described);
  if (!found.video && !found.audio) throw new NotMedia("The file contains neither a video nor an audio track.");
  if (found.durationSeconds !== null) return { ...found, durationSeconds: found.durationSeconds };
  // Recordings made by a browser carry no duration: read the packets once to learn it.
  const durationSeconds = await measure(ffmpeg, file, signal);
  if (durationSeconds <= 0) throw new NotMedia("The duration of the file could not be determined.");
  return { ...found, durationSeconds };
}

async function describe(ffmpeg: string, file: string, signal?: AbortSignal): Promise<string> {
  try {
    return await runFfmpeg(ffmpeg, { args: [...safeInput, "-i", file, "-t", "0", "-f", "null", "-"], ...(signal ? { signal } : {}) });
  } catch (error) {
    if (error instanceof FfmpegError) throw new NotMedia("The file could not be read as audio or video.", { cause: error });
    throw error;
  }
}

async function measure(ffmpeg: string, file: string, signal?: AbortSignal): Promise<number> {
  let seconds = 0;
  const args = [...safeInput, "-i", file, "-map", "0", "-c", "copy", "-f", "null", "-"];
  await runFfmpeg(ffmpeg, { args, onProgress: (at) => (seconds = at), ...(signal ? { signal } : {}) });
  return seconds;
}

type Description = Omit<Probe, "durationSeconds"> & { durationSeconds: number | null };

/** Reads the streams out of what ffmpeg prints about its input. */
export function parseDescription(text: string): Description {
  const input = text.slice(0, text.includes("Output #0") ? text.indexOf("Output #0") : undefined);
  const duration = /Duration: (\d+):(\d+):(\d+(?:\.\d+)?)/.exec(input);
  return {
    durationSeconds: duration ? Number(duration[1]) * 3_600 + Number(duration[2]) * 60 + Number(duration[3]) : null,
    video: parseVideo(input),
    audio: parseAudio(input),
  };
}

function parseVideo(input: string): Probe["video"] {
  const line = input.split("\n").find((text) => /Stream #.*: Video: /.test(text) && !text.includes("(attached pic)"));
  const size = line ? /, (\d+)x(\d+)/.exec(line) : null;
  if (!line || !size) return null;
  const sample = /SAR (\d+):(\d+)/.exec(line);
  const stretch = sample && Number(sample[2]) > 0 ? Number(sample[1]) / Number(sample[2]) : 1;
  const width = Math.round(Number(size[1]) * (stretch || 1));
  const height = Number(size[2]);
  const rate = /, ([\d.]+)(k?) fps/.exec(line) ?? /, ([\d.]+)(k?) tbr/.exec(line);
  const framesPerSecond = rate ? Number(rate[1]) * (rate[2] === "k" ? 1_000 : 1) : -1;
  const turned = /(?:rotation of|rotate\s*:) *-?(90|270)/.test(input);
  return turned ? { width: height, height: width, framesPerSecond } : { width, height, framesPerSecond };
}

function parseAudio(input: string): Probe["audio"] {
  const line = input.split("\n").find((text) => /Stream #.*: Audio: /.test(text));
  if (!line) return null;
  const layout = /Hz, ([^,]+)/.exec(line)?.[1] ?? "stereo";
  return { channels: layout.startsWith("mono") ? 1 : layout.startsWith("5.1") ? 6 : 2 };
}
