import { describe, expect, it } from "vitest";
import { answerFile } from "./file-response";

/** A file of the store, which says whether somebody still holds it. */
function openFile() {
  const state = { isHeld: true };
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(new Uint8Array(10));
      controller.close();
      state.isHeld = false;
    },
    cancel: () => {
      state.isHeld = false;
    },
  }, { highWaterMark: 0 });
  return { state, find: async () => ({ name: "programa.pdf", contentType: "application/pdf", bytes: 10, body }) };
}

const ask = (method: string) => new Request("http://school.example/api/syllabus/crs_x", { method });

describe("a file as an answer", () => {
  it("is sent whole", async () => {
    const { find } = openFile();
    const response = await answerFile(ask("GET"), find);
    expect((await response.arrayBuffer()).byteLength).toBe(10);
    expect(response.headers.get("content-length")).toBe("10");
  });

  it("lets go of what the store sends when only its headers are asked for", async () => {
    const { find, state } = openFile();
    const response = await answerFile(ask("HEAD"), find);
    expect([response.status, response.body, response.headers.get("content-type")]).toEqual([200, null, "application/pdf"]);
    expect(state.isHeld).toBe(false);
  });
});
