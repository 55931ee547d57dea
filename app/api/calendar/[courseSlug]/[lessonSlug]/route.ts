import ical from "ical-generator";
import { lessonAddressSchema } from "@/lib/schemas/learning";
import { after, MINUTE_MS } from "@/lib/time";
import { toLocale } from "@/lib/i18n/locales";
import { ctxFromRequest } from "@/server/auth/ctx-from-request";
import { downloadResponse } from "@/server/auth/download-response";
import { getLiveEvent } from "@/server/learning";
import { env } from "@/server/platform/env";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ courseSlug: string; lessonSlug: string }> };

const REMIND_SECONDS = 900;

/** A class as a calendar file (RFC 5545). Its address is the lesson's page: the meeting's own is given there, at its time. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const address = lessonAddressSchema.safeParse(await params);
  if (!address.success) return new Response(null, { status: 404 });
  const ctx = await ctxFromRequest(request);
  const { courseSlug, lessonSlug } = address.data;
  return downloadResponse(ctx, request, {
    page: `learn/${courseSlug}/${lessonSlug}`,
    load: async () => {
      const { lessonId, title, course, startsAt, durationMinutes, changedAt } = await getLiveEvent(ctx, address.data);
      const locale = toLocale(ctx.viewer.kind === "user" ? ctx.viewer.locale : null);
      const calendar = ical({ prodId: { company: "Criterio", product: "Criterio", language: "EN" }, name: course });
      const url = `${env().APP_URL}/${locale}/learn/${courseSlug}/${lessonSlug}`;
      // One id whatever its time, and a number that grows: a calendar moves the class rather than showing it twice.
      const event = { id: `${lessonId}@criterio`, sequence: Math.floor(changedAt.getTime() / 1_000) % 2_147_483_647, start: startsAt, end: after(startsAt, durationMinutes * MINUTE_MS), stamp: changedAt };
      calendar.createEvent({ ...event, summary: title, description: `${course}\n${url}`, location: url, url, alarms: [{ type: "display" as never, trigger: REMIND_SECONDS }] });
      return { name: `${lessonSlug}.ics`, contentType: "text/calendar; charset=utf-8", body: Buffer.from(calendar.toString()) };
    },
  });
}
