import { readFileSync } from "node:fs";

// Stands in for a speech recogniser: it reads the WAV header (http://soundfile.sapp.org/doc/WaveFormat/) and says what it got.
const [file, language] = process.argv.slice(2);
const wav = readFileSync(file);
const rate = wav.readUInt32LE(24);
const channels = wav.readUInt16LE(22);
const seconds = Math.round((wav.length - 44) / (rate * channels * 2));
if (language === "fr") throw new Error("no model for French");
process.stdout.write(`WEBVTT\n\n00:00:00.100 --> 00:00:00.500\nListening\n\n00:00:00.500 --> 00:00:0${Math.min(seconds, 9)}.000\n${rate} Hz, ${channels} channel, ${seconds} s of ${language}\n`);
