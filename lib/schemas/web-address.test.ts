import { describe, expect, it } from "vitest";
import { saveDraftSchema } from "./assignment";
import { liveTimesSchema } from "./live-session";

const link = (url: string) => saveDraftSchema.safeParse({ courseSlug: "curso", lessonSlug: "tarea", sequence: 1, text: "", links: [url] });
const meeting = (meetingUrl: string) => liveTimesSchema.safeParse({ startsAt: "2026-11-24T18:00:00Z", durationMinutes: 60, meetingUrl, recordingUrl: null });

describe("an address that is followed from here", () => {
  it.each(["https://a.example/\0x", "https://a.example/\u0007x", "https://a.example/\u202egnp.exe", "https://a.example/\ud800", "https://a.example/a b"])("holds nothing that cannot be stored or that shows as something else: %j", (url) => {
    expect(link(url).success).toBe(false);
    expect(meeting(url).success).toBe(false);
  });

  it("leads to the web, in whichever script", () => {
    for (const url of ["https://a.example/ملف?x=1#y", "https://a.example/%F0%9F%98%80", "https://a.example/😀"]) {
      expect(link(url).success, url).toBe(true);
      expect(meeting(url).success, url).toBe(true);
    }
    for (const url of ["javascript:alert(1)", "data:text/html,x", "https://localhost/x", "ftp://a.example/"]) expect(link(url).success, url).toBe(false);
    expect(meeting("http://a.example/").success).toBe(false);
  });
});
