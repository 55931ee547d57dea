import { readdirSync } from "node:fs";
import path from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "../../prisma/seed/demo-accounts.ts";
import { becomeStudent, type Buyer, enrolFreely, signIn } from "./buyers";
import { expect, receiveMail, test } from "./fixtures";

const APP = path.join(import.meta.dirname, "../../app/[locale]");
const FREE = "precios-con-criterio";
const STUDIO = "/instructor/crs_sql-que-no-miente";

type Scene = { orderId: string; studentId?: string; links: Record<string, string> };
type Visit = { as: "visitor" | "student" | "teacher" | "admin"; at: string | ((scene: Scene) => string); status?: number; both?: true };

/** Where each page of the application is visited, and as whom; `both` in both themes. */
const VISITS: Record<string, Visit[]> = {
  "(catalogue)": [{ as: "visitor", at: "", both: true }],
  "(catalogue)/certificates/[code]": [{ as: "visitor", at: "/certificates/00000000000000000000000000", status: 404 }],
  "(catalogue)/courses": [{ as: "visitor", at: "/courses" }],
  "(catalogue)/courses/[slug]": [{ as: "visitor", at: "/courses/sql-que-no-miente", both: true }],
  "(catalogue)/courses/[slug]/preview/[lessonSlug]": [
    { as: "visitor", at: "/courses/sql-que-no-miente/preview/por-que-mi-consulta-es-lenta" },
    { as: "visitor", at: "/courses/sql-que-no-miente/preview/el-plan-antes-que-el-indice" },
  ],
  "(catalogue)/instructors/[slug]": [{ as: "visitor", at: "/instructors/nayra-quispe" }],
  "(catalogue)/legal/[page]": [{ as: "visitor", at: "/legal/privacy" }],
  "(catalogue)/search": [{ as: "visitor", at: "/search?q=indices" }],
  "(auth)/sign-in": [{ as: "visitor", at: "/sign-in" }],
  "(auth)/sign-up": [{ as: "visitor", at: "/sign-up" }],
  "(auth)/magic-link": [{ as: "visitor", at: "/magic-link" }],
  "(auth)/magic-link/[token]": [
    { as: "student", at: link("magic-link") },
    { as: "visitor", at: "/magic-link/not-a-link" },
  ],
  "(auth)/reset": [{ as: "visitor", at: "/reset" }],
  "(auth)/reset/[token]": [{ as: "student", at: link("reset") }],
  "(auth)/verify": [{ as: "visitor", at: "/verify" }],
  "(auth)/verify/[token]": [{ as: "student", at: link("verify") }],
  "(auth)/verify/new-email/[token]": [{ as: "student", at: link("verify/new-email") }],
  "(auth)/verify/deletion/[token]": [{ as: "student", at: link("verify/deletion") }],
  "(auth)/unsubscribe/[link]": [{ as: "visitor", at: "/unsubscribe/not-a-link" }],
  "(checkout)/checkout/[courseSlug]": [
    { as: "student", at: "/checkout/sql-que-no-miente", both: true },
    { as: "student", at: `/checkout/${FREE}` },
  ],
  "(checkout)/checkout/return/[orderId]": [{ as: "student", at: ({ orderId }) => `/checkout/return/${orderId}` }],
  dashboard: [{ as: "student", at: "/dashboard", both: true }],
  "dashboard/announcements/[announcementId]": [{ as: "student", at: "/dashboard/announcements/ann_missing", status: 404 }],
  "dashboard/dates/[courseSlug]": [{ as: "student", at: `/dashboard/dates/${FREE}` }],
  "dashboard/grades/[courseSlug]": [{ as: "student", at: `/dashboard/grades/${FREE}`, both: true }],
  "dashboard/review": [{ as: "student", at: "/dashboard/review", both: true }],
  "dashboard/updates/[courseSlug]": [{ as: "student", at: `/dashboard/updates/${FREE}` }],
  "learn/[...place]": [
    { as: "student", at: "/learn/sql-que-no-miente", both: true },
    { as: "student", at: `/learn/${FREE}/cuanto-cuesta-tu-hora`, both: true },
    { as: "student", at: "/learn/sql-que-no-miente/por-que-mi-consulta-es-lenta", both: true },
    { as: "visitor", at: "/learn/sql-que-no-miente/que-representa-cada-fila" },
  ],
  "(account)/account": [{ as: "student", at: "/account", both: true }],
  "(account)/account/certificates": [{ as: "student", at: "/account/certificates", both: true }],
  "(account)/account/purchases": [{ as: "student", at: "/account/purchases" }],
  "(account)/account/notifications": [{ as: "student", at: "/account/notifications" }],
  "(account)/account/security": [{ as: "student", at: "/account/security", both: true }],
  "(account)/account/privacy": [{ as: "student", at: "/account/privacy" }],
  "(studio)/instructor": [{ as: "teacher", at: "/instructor", both: true }],
  "(studio)/instructor/new": [{ as: "teacher", at: "/instructor/new" }],
  "(studio)/instructor/banks": [{ as: "teacher", at: "/instructor/banks", both: true }],
  "(studio)/instructor/banks/[bankId]": [{ as: "teacher", at: "/instructor/banks/bnk_consultas-de-sql", both: true }],
  "(studio)/instructor/import": [{ as: "teacher", at: "/instructor/import", both: true }],
  "(studio)/instructor/[courseId]": [{ as: "teacher", at: STUDIO, both: true }],
  "(studio)/instructor/[courseId]/lessons/[lessonId]": [{ as: "teacher", at: `${STUDIO}/lessons/les_sql-que-no-miente-que-representa-cada-fila`, both: true }],
  "(studio)/instructor/[courseId]/settings": [{ as: "teacher", at: `${STUDIO}/settings`, both: true }],
  "(studio)/instructor/[courseId]/publish": [{ as: "teacher", at: `${STUDIO}/publish` }],
  "(studio)/instructor/[courseId]/translations": [{ as: "teacher", at: `${STUDIO}/translations`, both: true }],
  "(studio)/instructor/[courseId]/translations/[lessonId]": [{ as: "teacher", at: `${STUDIO}/translations/les_missing`, status: 404 }],
  "(studio)/instructor/[courseId]/drafts": [{ as: "teacher", at: `${STUDIO}/drafts`, both: true }],
  "(studio)/instructor/[courseId]/students": [{ as: "teacher", at: `${STUDIO}/students` }],
  "(studio)/instructor/[courseId]/students/enrol": [{ as: "teacher", at: `${STUDIO}/students/enrol` }],
  "(studio)/instructor/[courseId]/students/[enrollmentId]": [{ as: "teacher", at: ({ studentId }) => `${STUDIO}/students/${studentId}?lesson=les_sql-que-no-miente-que-representa-cada-fila` }],
  "(studio)/instructor/[courseId]/grading": [{ as: "teacher", at: "/instructor/crs_tuberias-de-datos/grading", both: true }],
  "(studio)/instructor/[courseId]/grading/[submissionId]": [{ as: "teacher", at: `${STUDIO}/grading/sbm_missing`, status: 404 }],
  "(studio)/instructor/[courseId]/gradebook": [{ as: "teacher", at: "/instructor/crs_tuberias-de-datos/gradebook", both: true }],
  "(studio)/instructor/[courseId]/regrade/[lessonId]": [{ as: "admin", at: "/instructor/crs_html-que-todos-entienden/regrade/les_html-que-todos-entienden-repaso-del-modulo-uno", both: true }],
  "(studio)/instructor/[courseId]/announcements": [{ as: "teacher", at: `${STUDIO}/announcements` }],
  "(studio)/instructor/[courseId]/team": [{ as: "teacher", at: `${STUDIO}/team` }],
  "(studio)/instructor/[courseId]/certificate": [{ as: "teacher", at: `${STUDIO}/certificate`, both: true }],
  "(studio)/instructor/[courseId]/history": [{ as: "teacher", at: `${STUDIO}/history` }],
  "(admin)/admin": [{ as: "admin", at: "/admin", both: true }],
  "(admin)/admin/orders": [{ as: "admin", at: "/admin/orders" }],
  "(admin)/admin/orders/[orderId]": [{ as: "admin", at: ({ orderId }) => `/admin/orders/${orderId}` }],
  "(admin)/admin/payments": [{ as: "admin", at: "/admin/payments" }],
  "(catalogue)/[...rest]": [{ as: "visitor", at: "/no/such/page", status: 404 }],
};

// Two dozen pages, most of them twice: axe takes its time on a busy machine.
test.describe.configure({ timeout: 300_000 });

test("every page of the application is visited here", () => {
  const pages = readdirSync(APP, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "page.tsx");
  expect(Object.keys(VISITS).toSorted()).toEqual(pages.map((file) => path.dirname(file)).toSorted());
});

test("no page of a visitor has a serious violation of accessibility", async ({ page, expectAccessible }) => {
  await visitAll("visitor", page, { orderId: "", links: {} }, expectAccessible);
});

test("no page of a student has a serious violation of accessibility", async ({ page, expectAccessible }) => {
  const { student, orderId } = await orderFreely(page);
  await visitAll("student", page, { orderId, links: await linksOf(page.context(), student) }, expectAccessible);
});

test("no page of a teacher has a serious violation of accessibility", async ({ page, expectAccessible }) => {
  const { email } = await becomeStudent(page, "es", /Confirma tu correo/);
  await page.context().clearCookies();
  await signIn(page, "es", DEMO_ACCOUNTS.find(({ role }) => role === "instructor")?.email ?? "", DEMO_PASSWORD);
  await ask(page.context(), "learning.enrolStudents", { courseId: path.basename(STUDIO), students: [{ email, until: null }] });
  await page.goto(`/es${STUDIO}/students`);
  const student = await page.getByRole("table").getByRole("link").first().getAttribute("href");
  await visitAll("teacher", page, { orderId: "", studentId: student?.split("/").at(-1) ?? "", links: {} }, expectAccessible);
});

test("no page of an administrator has a serious violation of accessibility", async ({ page, expectAccessible }) => {
  const { orderId } = await orderFreely(page);
  await page.context().clearCookies();
  await signIn(page, "es", DEMO_ACCOUNTS.find(({ role }) => role === "admin")?.email ?? "", DEMO_PASSWORD);
  await visitAll("admin", page, { orderId, links: {} }, expectAccessible);
});

async function visitAll(viewer: Visit["as"], page: Page, scene: Scene, expectAccessible: (page: Page) => Promise<void>): Promise<void> {
  const visits = Object.values(VISITS)
    .flat()
    .filter((visit) => visit.as === viewer);
  for (const visit of visits) {
    const at = `/es${typeof visit.at === "string" ? visit.at : visit.at(scene)}`;
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    const response = await page.goto(at);
    expect(response?.status(), at).toBe(visit.status ?? 200);
    await expect(page.locator("h1"), at).toHaveCount(1);
    await expectReflow(page, at);
    await expectAccessible(page);
    if (!visit.both) continue;
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), at).toBe("dark");
    await expectAccessible(page);
  }
}

/** Nothing sticks out at the side, on the narrowest screen neither (WCAG 2.2, 1.4.10: 320 pixels). */
async function expectReflow(page: Page, at: string): Promise<void> {
  const size = page.viewportSize();
  if (!size) throw new Error("the page has no size");
  for (const width of [size.width, 320]) {
    await page.setViewportSize({ ...size, width });
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), `${at} at ${width} pixels`).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize(size);
}

/** A link out of a mail; every one must have come. */
function link(kind: string) {
  return ({ links }: Scene): string => links[kind] ?? `/${kind}-was-not-mailed`;
}

/** A student who has a free course by an order. */
async function orderFreely(page: Page): Promise<{ student: Buyer; orderId: string }> {
  const student = await becomeStudent(page, "es", /Confirma tu correo/);
  await enrolFreely(page, FREE);
  return { student, orderId: /ord_\w+/.exec(page.url())?.[0] ?? "" };
}

/** One live link of each kind, out of the mails that bring them. */
async function linksOf(context: BrowserContext, student: Buyer): Promise<Record<string, string>> {
  const unproved = { ...student, email: `nueva-${student.email}` };
  const moved = `otra-${student.email}`;
  await ask(context, "identity.register", { ...unproved, locale: "es" });
  await ask(context, "identity.requestMagicLink", { email: student.email });
  await ask(context, "identity.requestPasswordReset", { email: student.email });
  await ask(context, "identity.requestEmailChange", { email: moved, password: student.password });
  await ask(context, "identity.requestAccountDeletion", undefined);
  return {
    verify: await mailed(unproved.email, "verify"),
    "magic-link": await mailed(student.email, "magic-link"),
    reset: await mailed(student.email, "reset"),
    "verify/new-email": await mailed(moved, "verify/new-email"),
    "verify/deletion": await mailed(student.email, "verify/deletion"),
  };
}

async function ask(context: BrowserContext, procedure: string, json: unknown): Promise<void> {
  const answer = await context.request.post(`/api/trpc/${procedure}`, { data: { json } });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function mailed(recipient: string, kind: string): Promise<string> {
  const mail = await receiveMail(recipient, /./, (text) => text.includes(`/es/${kind}/`));
  return new RegExp(`/${kind}/[\\w.-]+`).exec(mail.text)?.[0] ?? "";
}
