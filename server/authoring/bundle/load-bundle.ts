import { toSlug } from "@/lib/slug";
import { lessonContentSchema } from "@/lib/schemas/lesson-content";
import { courseLanguage } from "./bundle-language";
import type { Prisma } from "@/prisma/generated/client";
import { rewriteAddresses, type BundleLesson, type BundleModule, type CourseBundle } from "@/server/bundles";
import { faqSchema } from "@/server/catalog";
import type { Reader } from "@/server/platform/db/tx";
import { templateSelect, toTemplate } from "../certificate/set-certificate";
import { toDay } from "../draft/set-module";
import { loadCertificate } from "./store-certificate";
import { namePackages, withPackages, type StoredPackage } from "./name-packages";


const courseSelect = {
  slug: true, code: true, title: true, summary: true, description: true, objective: true, audience: true, outcomes: true, faq: true, level: true, language: true,
  modality: true, format: true, durationHours: true, totalSessions: true, weeks: true, hoursPerWeek: true, scheduleText: true, startsAt: true, endsAt: true,
  timeZone: true, maxStudents: true, status: true, priceAmount: true, currency: true, earlyBirdAmount: true, earlyBirdEndsAt: true, prerequisiteRule: true, lessonOrder: true, completionShare: true, completionGrade: true, certificateGrade: true, selfDeferralDays: true,
  topic: { select: { slug: true } },
  tags: { orderBy: { tag: { slug: "asc" } }, select: { tag: { select: { name: true } } } },
  prerequisites: { orderBy: { required: { slug: "asc" } }, select: { required: { select: { slug: true } } } },
  instructors: { orderBy: [{ position: "asc" }, { instructorId: "asc" }], select: { instructor: { select: { slug: true } } } },
  images: { orderBy: { name: "asc" }, select: { name: true, url: true, pathname: true, sha256: true } },
  syllabus: { select: { pathname: true, removedAt: true } },
  certification: { select: templateSelect },
  modules: {
    where: { deletedAt: null },
    orderBy: { number: "asc" },
    select: {
      slug: true, title: true, objective: true, hours: true, week: true, startsOn: true, endsOn: true, opensOn: true, opensAfterDays: true, topics: true,
      sessions: { orderBy: [{ heldOn: "asc" }, { id: "asc" }], select: { heldOn: true, name: true, hours: true } },
      lessons: {
        where: { deletedAt: null, revisions: { some: {} } },
        orderBy: [{ position: "asc" }, { id: "asc" }],
        select: {
          slug: true,
          live: { select: { startsAt: true, durationMinutes: true, meetingUrl: true, recordingUrl: true } },
          revisions: {
            orderBy: { number: "desc" },
            take: 1,
            select: {
              kind: true, title: true, summary: true, body: true, durationSeconds: true, isPreview: true, videoAssetId: true, fileId: true, content: true, role: true, completeBy: true, watchPercent: true,
              file: { select: { id: true, name: true, pathname: true, state: true, isPackage: true, removedAt: true } },
              videoAsset: { select: { captions: { orderBy: [{ language: "asc" }, { kind: "asc" }], select: { language: true, label: true, kind: true, vtt: true } } } },
            },
          },
        },
      },
    },
  },
} satisfies Prisma.CourseSelect;

type Row = Prisma.CourseGetPayload<{ select: typeof courseSelect }>;
export type StoredImage = Row["images"][number];
export type LoadedBundle = { bundle: CourseBundle; images: StoredImage[]; packages: StoredPackage[]; syllabus: { pathname: string } | null };

/** A course's draft as a folder holds it, but for the bytes of its images, packages and syllabus. The caller has let in. */
export async function loadBundle(db: Reader, courseId: string): Promise<LoadedBundle> {
  const row = await db.course.findUniqueOrThrow({ where: { id: courseId }, select: courseSelect });
  const {
    images, syllabus, certification, modules, topic, tags, prerequisites, instructors, faq, language, startsAt, endsAt, earlyBirdEndsAt, durationHours, hoursPerWeek, completionShare, completionGrade, certificateGrade, selfDeferralDays, ...plain
  } = row;
  const names = new Map(images.map(({ url, name }) => [url, name]));
  const slugs = moduleSlugs(modules);
  const bundle: CourseBundle = {
    ...plain,
    ...(completionShare !== 100 && { completionShare }),
    ...(completionGrade !== null && { completionGrade }),
    ...(certificateGrade !== null && { certificateGrade }),
    ...(selfDeferralDays !== null && { selfDeferralDays }),
    language: courseLanguage.parse(language),
    faq: faqSchema.parse(faq),
    durationHours: Number(durationHours),
    hoursPerWeek: Number(hoursPerWeek),
    startsAt: startsAt?.toISOString() ?? null,
    endsAt: endsAt?.toISOString() ?? null,
    earlyBirdEndsAt: earlyBirdEndsAt?.toISOString() ?? null,
    topic: topic.slug,
    tags: tags.map(({ tag }) => tag.name),
    prerequisites: prerequisites.map(({ required }) => required.slug),
    instructors: instructors.map(({ instructor }) => instructor.slug),
    modules: modules.map((module, index) => toModule(module, slugs[index] ?? "module", names)),
    images: [],
    packages: [],
    syllabus: null,
    certificate: await loadCertificate(db, toTemplate(certification)),
  };
  const named = namePackages(modules.flatMap((module) => module.lessons));
  return { bundle: withPackages(bundle, named.fileOf), images, packages: named.packages, syllabus: syllabus?.removedAt === null ? syllabus : null };
}

/** The names that modules have in a folder: what they came with, or made of their titles, each once. */
export function moduleSlugs(modules: readonly { slug: string | null; title: string }[]): string[] {
  const taken = new Set(modules.flatMap(({ slug }) => slug ?? []));
  return modules.map(({ slug, title }) => {
    if (slug !== null) return slug;
    const stem = toSlug(title).slice(0, 60).replace(/-+$/, "") || "module";
    let name = stem;
    for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}`;
    taken.add(name);
    return name;
  });
}

function toModule({ sessions, lessons, hours, startsOn, endsOn, opensOn, ...plain }: Row["modules"][number], slug: string, names: ReadonlyMap<string, string>): BundleModule {
  return {
    ...plain,
    slug,
    hours: Number(hours),
    startsOn: toDay(startsOn),
    endsOn: toDay(endsOn),
    opensOn: toDay(opensOn),
    sessions: sessions.map((session) => ({ date: session.heldOn.toISOString().slice(0, 10), name: session.name, hours: Number(session.hours) })),
    lessons: lessons.flatMap((lesson) => lesson.revisions.map((revision) => toLesson(lesson, revision, names))),
  };
}

type LessonRow = Row["modules"][number]["lessons"][number];

function toLesson({ slug, live }: LessonRow, revision: LessonRow["revisions"][number], names: ReadonlyMap<string, string>): BundleLesson {
  const { videoAssetId, videoAsset, fileId: _file, file: _stored, content, body, role, completeBy, watchPercent, ...said } = revision;
  const completion = { ...(role !== "required" && { role }), ...(completeBy !== null && { by: completeBy }), ...(watchPercent !== null && { watch: watchPercent }) };
  const parts = content === null ? null : lessonContentSchema.parse(content);
  return {
    ...said,
    slug,
    video: videoAssetId,
    body: rewriteAddresses(body, (address) => imageAddress(names.get(address))),
    quiz: said.kind === "quiz" && parts?.kind === "quiz" ? parts : null,
    assignment: said.kind === "assignment" && parts?.kind === "assignment" ? parts : null,
    ...(said.kind === "live" && live && { live: { ...live, startsAt: live.startsAt.toISOString() } }),
    ...(Object.keys(completion).length > 0 && { completion }),
    captions: said.kind === "video" ? (videoAsset?.captions ?? []) : [],
  };
}

function imageAddress(name: string | undefined): string | null {
  return name === undefined ? null : `../../media/${name}`;
}
