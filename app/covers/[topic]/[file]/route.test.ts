import { describe, expect, it } from "vitest";
import { coverUrl } from "@/lib/domain/cover-art";
import { GET } from "./route";

function ask(topic: string, file: string): Promise<Response> {
  return GET(new Request("http://localhost/covers"), { params: Promise.resolve({ topic, file }) });
}

describe("GET /covers/[topic]/[file]", () => {
  it("answers the address that coverUrl gives, for ever", async () => {
    const [, , topic = "", file = ""] = coverUrl("sql-que-no-miente", "data", "card").split("/");
    const answer = await ask(topic, file);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("image/svg+xml");
    expect(answer.headers.get("cache-control")).toContain("immutable");
    expect(await answer.text()).toMatch(/^<svg .*width="640" height="400"/);
  });

  it.each([
    ["data", "sql-9000x9000.svg"],
    ["data", "sql-640x400.png"],
    ["data", "../../secret-640x400.svg"],
    ["<script>", "sql-640x400.svg"],
    ["data", `${"a".repeat(300)}-640x400.svg`],
  ])("refuses %s/%s", async (topic, file) => {
    expect((await ask(topic, file)).status).toBe(404);
  });
});
