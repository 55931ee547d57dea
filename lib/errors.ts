/**
 * What went wrong, by the kind of answer that the caller deserves. Each kind has one HTTP status and one tRPC code
 * (`server/platform/error-map.ts`).
 */
export type ErrorKind =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "gone"
  | "too_many"
  | "unavailable"
  | "payload_too_large";

/** Every refusal that a person may read. The text is `errors.<code>` in each locale; a code without one fails a test. */
export const ERROR_CODES = [
  "validation.invalid",
  "auth.required",
  "auth.invalid_credentials",
  "auth.email_unverified",
  "auth.token_invalid",
  "auth.weak_password",
  "auth.session_expired",
  "auth.refresh_reused",
  "auth.provider_email_unverified",
  "auth.link_unverified",
  "auth.provider_failed",
  "account.email_taken",
  "account.last_sign_in_method",
  "account.delete_confirmation",
  "account.provider_taken",
  "account.teaches_courses",
  "account.export_expired",
  "access.forbidden",
  "access.not_found",
  "access.enrollment_required",
  "rate.too_many",
  "catalog.course_not_for_sale",
  "catalog.course_full",
  "catalog.slug_taken",
  "assessment.no_attempts_left",
  "assessment.cooling_down",
  "assessment.not_open_yet",
  "assessment.window_closed",
  "assessment.answer_refused",
  "assessment.review_closed",
  "assessment.draft_changed",
  "assessment.hand_in_closed",
  "assessment.no_versions_left",
  "assessment.files_not_ready",
  "assessment.too_many_files",
  "assessment.too_many_links",
  "assessment.nothing_to_hand_in",
  "assessment.marking_begun",
  "assessment.card_reviewed",
  "assessment.nothing_to_practise",
  "assessment.practice_ended",
  "assessment.no_hints_left",
  "grades.mark_changed",
  "grades.newer_version",
  "grades.not_graded",
  "grades.points_above",
  "grades.entry_changed",
  "grades.plan_changed",
  "grades.item_has_grades",
  "grades.file_unreadable",
  "grades.file_without_students",
  "grades.file_too_long",
  "grades.file_refused",
  "grades.file_outdated",
  "grades.regrade_running",
  "grades.regrade_outdated",
  "grades.regrade_empty",
  "grades.regrade_unrun",
  "grades.trial_empty",
  "paths.outdated",
  "paths.not_ready",
  "paths.slug_taken",
  "paths.slug_fixed",
  "paths.course_not_yours",
  "paths.completed",
  "banks.full",
  "banks.question_changed",
  "banks.not_shared",
  "banks.pool_too_large",
  "drafts.no_text",
  "drafts.no_model",
  "drafts.budget_spent",
  "drafts.too_many_runs",
  "drafts.decided",
  "authoring.code_taken",
  "authoring.window_inverted",
  "authoring.no_lessons",
  "authoring.not_published",
  "authoring.profile_required",
  "authoring.publish_blocked",
  "authoring.outline_changed",
  "authoring.module_not_empty",
  "authoring.change_not_restorable",
  "authoring.collaborator_exists",
  "authoring.owner_stays",
  "authoring.too_many_questions",
  "authoring.import_refused",
  "authoring.import_too_large",
  "authoring.image_unfit",
  "authoring.live_in_past",
  "certificates.none_stands",
  "certificates.not_completed",
  "certificates.outdated",
  "certificates.picture_missing",
  "certificates.picture_unfit",
  "certificates.revoked",
  "code.busy",
  "authoring.translation_exists",
  "authoring.translation_of_translation",
  "authoring.translation_taken",
  "authoring.source_changed",
  "commerce.already_enrolled",
  "commerce.price_changed",
  "commerce.payment_required",
  "commerce.order_not_refundable",
  "commerce.refund_too_large",
  "commerce.payments_unavailable",
  "commerce.idempotency_mismatch",
  "commerce.document_not_ready",
  "community.announcement_begun",
  "learning.lesson_not_in_release",
  "learning.offer_outdated",
  "learning.access_was_paid",
  "learning.access_has_no_end",
  "learning.roster_unreadable",
  "learning.roster_without_email",
  "learning.roster_too_long",
  "learning.range_invalid",
  "learning.not_watched_enough",
  "learning.not_passed",
  "learning.deferral_not_allowed",
  "learning.deferral_limit",
  "learning.deferral_not_last",
  "learning.live_waiting",
  "learning.live_over",
  "learning.live_not_over",
  "media.not_ready",
  "media.no_video",
  "media.captions_changed",
  "media.captions_exist",
  "media.language_not_heard",
  "media.file_refused",
  "media.file_not_ready",
  "packages.part_unknown",
  "packages.off",
  "packages.not_ready",
  "packages.not_done",
  "packages.link_expired",
  "packages.state_invalid",
  "media.link_expired",
  "webhook.signature_invalid",
  "server.unavailable",
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

export type FieldIssue = { path: string; message: string };

type Params = Record<string, string | number>;

/**
 * An outcome that the product means: refused, missing, conflicting. Only these reach people, by code; anything else
 * that is thrown is a bug, logged with its cause and shown as a request id.
 */
export class DomainError extends Error {
  readonly kind: ErrorKind;
  readonly code: ErrorCode;
  readonly params: Params;
  readonly issues: FieldIssue[];

  constructor(kind: ErrorKind, code: ErrorCode, params: Params = {}, options: { cause?: unknown; issues?: FieldIssue[] } = {}) {
    super(code, { cause: options.cause });
    this.name = "DomainError";
    this.kind = kind;
    this.code = code;
    this.params = params;
    this.issues = options.issues ?? [];
  }
}

/** The answer for what does not exist and for what this viewer may not know exists: they look the same. */
export function notFound(): DomainError {
  return new DomainError("not_found", "access.not_found");
}
