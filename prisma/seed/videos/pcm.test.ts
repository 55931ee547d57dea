import { describe, expect, it } from "vitest";
import { arrange, normalize, readWave, secondsOf, trimSilence, writeWave } from "./pcm.ts";

const tone = Int16Array.from({ length: 8_000 }, (_, i) => Math.round(1_000 * Math.sin(i / 5)));
const pcm = { sampleRate: 8_000, samples: tone };

describe("waves", () => {
  it("reads what it writes", () => {
    expect(readWave(writeWave(pcm))).toEqual(pcm);
  });

  it("reads a file whose sizes a synthesizer left unfinished", () => {
    const file = writeWave(pcm);
    file.writeUInt32LE(0x7fff_f000, 40);
    expect(readWave(file).samples.length).toBe(tone.length);
  });

  it("refuses what is not a wave", () => {
    expect(() => readWave(Buffer.from("RIFF0000JUNK"))).toThrow("Not a WAVE file");
  });

  it("cuts silence at both ends and keeps the voice", () => {
    const samples = new Int16Array(24_000);
    samples.set(tone, 8_000);
    const { samples: trimmed } = trimSilence({ sampleRate: 8_000, samples });
    expect(trimmed.length).toBeGreaterThan(7_900);
    expect(trimmed.length).toBeLessThan(8_400);
  });

  it("makes speech equally loud without clipping", () => {
    const quiet = normalize({ sampleRate: 8_000, samples: tone.map((value) => Math.round(value / 20)) });
    const loud = normalize({ sampleRate: 8_000, samples: tone.map((value) => value * 30) });
    const peak = (samples: Int16Array) => samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(peak(quiet.samples) / peak(loud.samples)).toBeCloseTo(1, 1);
    expect(peak(loud.samples)).toBeLessThanOrEqual(32_767);
  });

  it("puts pieces at their time in a track of the whole length", () => {
    const track = arrange([{ at: 0.5, pcm }], 2, 8_000);
    expect(secondsOf(track)).toBe(2);
    expect(track.samples[3_999]).toBe(0);
    expect([...track.samples.subarray(4_000, 12_000)]).toEqual([...tone]);
  });
});
