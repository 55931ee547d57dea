import type { EmailInput } from "./email-input.ts";
import type { NewMail } from "./mailbox.ts";

/** An attachment that the vendor would refuse, with the reason for the caller. */
export class AttachmentError extends Error {}

const downloadTimeoutMs = 10_000;

/** Decodes attachments, and fetches those given by `path`, as the vendor does when it accepts a mail. */
export function loadAttachments(inputs: NonNullable<EmailInput["attachments"]>): Promise<NewMail["attachments"]> {
  return Promise.all(
    inputs.map(async ({ filename, content, path, content_type, content_id }, index) => {
      const name = filename ?? nameFromPath(path) ?? `attachment-${index + 1}`;
      return {
        filename: name,
        contentType: content_type ?? typeByExtension(name),
        contentId: content_id ?? null,
        bytes: content === undefined ? await download(path ?? "") : new Uint8Array(Buffer.from(content, "base64")),
      };
    }),
  );
}

async function download(url: string): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(downloadTimeoutMs) });
    if (!response.ok) throw new AttachmentError(`The attachment at ${url} answered ${response.status}.`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    if (cause instanceof AttachmentError) throw cause;
    throw new AttachmentError(`The attachment at ${url} could not be fetched.`, { cause });
  }
}

function nameFromPath(url: string | undefined): string | null {
  if (url === undefined) return null;
  const name = decodeURIComponent(new URL(url).pathname.split("/").pop() ?? "");
  return name === "" ? null : name;
}

const types: Readonly<Record<string, string>> = {
  pdf: "application/pdf",
  ics: "text/calendar",
  csv: "text/csv",
  txt: "text/plain",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  zip: "application/zip",
  json: "application/json",
};

function typeByExtension(filename: string): string {
  return types[filename.split(".").pop()?.toLowerCase() ?? ""] ?? "application/octet-stream";
}
