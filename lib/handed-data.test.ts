import { describe, expect, it } from "vitest";
import { handData, handedData, wordsIn } from "./handed-data";

describe("data handed to the component of the same page", () => {
  it("are given as they are, once, and afterwards read from their JSON", () => {
    const data = { title: "Índices", notes: [{ at: 3 }] };
    const json = handData(data);
    expect(JSON.parse(json)).toEqual(data);
    expect(handedData(json)).toBe(data);
    const read = handedData(json);
    expect(read).toEqual(data);
    expect(read).not.toBe(data);
  });

  it("are read where nothing was handed", () => {
    expect(handedData('{"a":1}')).toEqual({ a: 1 });
  });

  it("keep to the latest hundred", () => {
    const first = { number: -1 };
    const json = handData(first);
    for (let number = 0; number < 100; number += 1) handData({ number });
    expect(handedData(json)).not.toBe(first);
    expect(handedData(json)).toEqual(first);
  });
});

describe("words that are the same on many pages", () => {
  it("are read once", () => {
    const words = wordsIn('{"close":"Cerrar"}');
    expect(words).toEqual({ close: "Cerrar" });
    expect(wordsIn('{"close":"Cerrar"}')).toBe(words);
    for (let number = 0; number < 64; number += 1) wordsIn(`{"number":${number}}`);
    expect(wordsIn('{"close":"Cerrar"}')).not.toBe(words);
  });
});
