/** Mono sound, 16 bits a sample. */
export type Pcm = { sampleRate: number; samples: Int16Array };

/**
 * Reads a RIFF WAVE file of 16-bit mono sound. Tolerates the sizes that a synthesizer writing to a pipe leaves wrong:
 * the data then ends with the file. Throws on anything else.
 */
export function readWave(file: Uint8Array): Pcm {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString("latin1", 0, 4) !== "RIFF" || bytes.toString("latin1", 8, 12) !== "WAVE") throw new Error("Not a WAVE file");
  let sampleRate = 0;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const id = bytes.toString("latin1", at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    if (id === "fmt ") {
      if (bytes.readUInt16LE(at + 10) !== 1 || bytes.readUInt16LE(at + 22) !== 16) throw new Error("Not 16-bit mono sound");
      sampleRate = bytes.readUInt32LE(at + 12);
    }
    if (id === "data") {
      const end = Math.min(at + 8 + size, bytes.length);
      const data = bytes.subarray(at + 8, end - ((end - at) % 2));
      return { sampleRate, samples: Int16Array.from({ length: Math.floor(data.length / 2) }, (_, i) => data.readInt16LE(i * 2)) };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error("The WAVE file holds no sound");
}

export function writeWave({ sampleRate, samples }: Pcm): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples.length * 2, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length * 2, 40);
  return Buffer.concat([header, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength)]);
}

export function secondsOf({ sampleRate, samples }: Pcm): number {
  return samples.length / sampleRate;
}

/** Cuts the silence at both ends, so that a caption starts and ends with the voice. */
export function trimSilence({ sampleRate, samples }: Pcm, threshold = 250): Pcm {
  const margin = Math.round(sampleRate * 0.02);
  const first = samples.findIndex((value) => Math.abs(value) > threshold);
  if (first === -1) return { sampleRate, samples: samples.subarray(0, 0) };
  const last = samples.findLastIndex((value) => Math.abs(value) > threshold);
  return { sampleRate, samples: samples.subarray(Math.max(0, first - margin), Math.min(samples.length, last + margin)) };
}

/** Brings speech to an even loudness (a mean of about -20 dB below full scale) without clipping its peaks. */
export function normalize({ sampleRate, samples }: Pcm): Pcm {
  if (samples.length === 0) return { sampleRate, samples };
  const mean = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  const gain = Math.min(3_300 / Math.max(1, mean), 30_000 / peak);
  return { sampleRate, samples: samples.map((value) => Math.round(value * gain)) };
}

/** Puts each piece at its second in a track of the given length. */
export function arrange(pieces: readonly { at: number; pcm: Pcm }[], durationSeconds: number, sampleRate: number): Pcm {
  const samples = new Int16Array(Math.ceil(durationSeconds * sampleRate));
  for (const { at, pcm } of pieces) samples.set(pcm.samples, Math.round(at * sampleRate));
  return { sampleRate, samples };
}
