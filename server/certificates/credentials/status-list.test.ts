import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodeList, LIST_BITS, placeInLists } from "./status-list";

const bitsOf = (encoded: string): Buffer => gunzipSync(Buffer.from(encoded.slice(1), "base64url"));

describe("a list of revocations", () => {
  it("counts from the leftmost bit and has the least length that the standard asks for", () => {
    const bits = bitsOf(encodeList([0, 9, LIST_BITS - 1]));
    expect(bits).toHaveLength(LIST_BITS / 8);
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001]);
    expect(bits.subarray(2, -1).every((byte) => byte === 0)).toBe(true);
    expect(encodeList([])[0]).toBe("u");
  });

  it("goes on in another when it is full", () => {
    expect(placeInLists(0)).toEqual({ list: 1, index: 0 });
    expect(placeInLists(LIST_BITS - 1)).toEqual({ list: 1, index: LIST_BITS - 1 });
    expect(placeInLists(LIST_BITS)).toEqual({ list: 2, index: 0 });
  });
});
