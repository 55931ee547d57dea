import { describe, expect, it } from "vitest";
import { setTestEnv } from "@/tests/harness/test-env";
import { parseEnv } from "./env";
import { contentSecurityPolicy, mayShowImage } from "./security-headers";

setTestEnv();

const policyOf = (changes: Record<string, string>): string => contentSecurityPolicy(parseEnv({ ...process.env, BLOB_PUBLIC_URL: "", ...changes }), "n");
const imagesOf = (changes: Record<string, string>): string[] => (/img-src ([^;]+)/.exec(policyOf(changes))?.[1] ?? "").split(" ");

describe("the content security policy", () => {
  it("shows the images that texts keep in the file store, there or at the address that serves it", () => {
    expect(imagesOf({ BLOB_PUBLIC_URL: "http://127.0.0.1:4005/" })).toContain("http://127.0.0.1:4005");
    expect(imagesOf({ BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_aBcDeF123_secret" })).toContain("https://abcdef123.public.blob.vercel-storage.com");
  });

  it("shows no image of another site, and says nothing of the store's token", () => {
    expect(imagesOf({})).not.toContain("https:");
    expect(policyOf({ BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_aBcDeF123_secret" })).not.toContain("secret");
  });

  it("says beforehand which images a page will show", () => {
    const environment = parseEnv({ ...process.env, BLOB_PUBLIC_URL: "", BLOB_READ_WRITE_TOKEN: "vercel_blob_rw_aBcDeF123_secret" });
    const shown = (address: string): boolean => mayShowImage(environment, address);
    expect(["/covers/a.webp", "uno.png", `${environment.APP_URL}/a.png`, "https://abcdef123.public.blob.vercel-storage.com/a.png", "data:image/png;base64,AAAA"].map(shown)).toEqual([true, true, true, true, true]);
    expect(["https://example.com/a.png", "//example.com/a.png", "https://other.public.blob.vercel-storage.com/a.png", "http://abcdef123.public.blob.vercel-storage.com/a.png"].map(shown)).toEqual([false, false, false, false]);
  });
});
