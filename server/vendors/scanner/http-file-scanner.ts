import { z } from "zod";
import type { FileScanner } from "./types";

const TIMEOUT_MS = 120_000;
const answerSchema = z.discriminatedUnion("verdict", [z.object({ verdict: z.literal("clean") }), z.object({ verdict: z.literal("infected"), threat: z.string().default("") })]);

/**
 * A virus scanner behind one address, as a small service in front of ClamAV is: the file's bytes are posted to it, with
 * its name in `x-file-name`, and it answers `{"verdict":"clean"}` or `{"verdict":"infected","threat":"…"}`. See docs/deploy.md.
 */
export function httpFileScanner({ url, token }: { url: string; token: string | undefined }): FileScanner {
  return {
    async scan({ body, name }) {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(name), ...(token !== undefined && { authorization: `Bearer ${token}` }) },
        body: new Uint8Array(body),
        redirect: "error",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the virus scanner answered ${response.status}`);
      return answerSchema.parse(await response.json());
    },
  };
}
