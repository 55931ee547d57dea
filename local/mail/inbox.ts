import { once } from "node:events";
import type { EventEmitter } from "node:events";
import { Hono } from "hono";
import { html } from "hono/html";
import { z } from "zod";
import { page } from "../kit/page.ts";
import type { Mail, Mailbox, MailFilter } from "./mailbox.ts";
import { extractLinks, framedHtml } from "./message-html.ts";

const listQuery = z.object({
  to: z.string().min(1).optional(),
  subject: z.string().min(1).optional(),
  afterSeq: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  /** Wait until this many mails match … */
  count: z.coerce.number().int().min(1).default(1),
  /** … but no longer than this; 0 answers at once. */
  waitMs: z.coerce.number().int().min(0).max(60_000).default(0),
});

/** The inbox for people (`/inbox`) and for tests (`/_local/mails`). `arrivals` emits `arrival` when mails were stored. */
export function inbox(mailbox: Mailbox, arrivals: EventEmitter): Hono {
  const app = new Hono();

  app.get("/", (c) => c.redirect("/inbox"));
  app.get("/inbox", (c) => {
    const to = c.req.query("to") || undefined;
    return c.html(listPage(mailbox.listArrived({ to, limit: 200 }), to));
  });
  app.get("/inbox/:id", (c) => {
    const mail = mailbox.find(c.req.param("id"));
    return mail ? c.html(mailPage(mail)) : c.html(page("No such mail", html`<p><a href="/inbox">Back to the inbox</a></p>`), 404);
  });
  app.get("/inbox/:id/html", (c) => {
    const mail = mailbox.find(c.req.param("id"));
    if (!mail?.html) return c.notFound();
    // Opened by itself, outside the frame, the mail must stay as powerless as inside it.
    c.header("content-security-policy", "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src * data:; style-src 'unsafe-inline' *; font-src * data:");
    return c.html(framedHtml(mail));
  });
  app.get("/inbox/:id/attachments/:position", (c) => {
    const found = mailbox.attachment(c.req.param("id"), Number(c.req.param("position")));
    if (!found) return c.notFound();
    const inline = /^image\/(png|jpeg|gif|webp)$/.test(found.contentType);
    return c.body(new Uint8Array(found.bytes), 200, {
      "content-type": found.contentType,
      "content-disposition": `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(found.filename)}`,
      "x-content-type-options": "nosniff",
    });
  });

  app.get("/_local/mails", async (c) => {
    const query = listQuery.safeParse(c.req.query());
    if (!query.success) return c.json({ error: z.prettifyError(query.error) }, 400);
    const { count, waitMs, ...filter } = query.data;
    return c.json(await listWhenThere(mailbox, arrivals, filter, count, waitMs));
  });
  app.get("/_local/mails/:id", (c) => {
    const mail = mailbox.find(c.req.param("id"));
    return mail ? c.json(describe(mail)) : c.json({ error: "No such mail" }, 404);
  });
  app.delete("/_local/mails", (c) => {
    mailbox.clear();
    return c.body(null, 204);
  });
  return app;
}

async function listWhenThere(mailbox: Mailbox, arrivals: EventEmitter, filter: MailFilter, count: number, waitMs: number) {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const mails = mailbox.listArrived(filter);
    const left = deadline - Date.now();
    if (mails.length >= count || left <= 0) return mails.map(describe);
    // Besides new mails, a delayed one may come due: look again soon.
    await once(arrivals, "arrival", { signal: AbortSignal.timeout(Math.min(left, 250)) }).catch(() => undefined);
  }
}

function describe(mail: Mail) {
  return { ...mail, links: extractLinks(mail) };
}

function listPage(mails: readonly Mail[], to: string | undefined) {
  return page(
    "Inbox",
    html`<form method="get" action="/inbox" role="search">
        <label>To <input type="email" name="to" value="${to ?? ""}" /></label> <button>Show</button>
        ${to === undefined ? "" : html`<a href="/inbox">Show all</a>`}
      </form>
      ${mails.length === 0
        ? html`<p class="muted">No mail${to === undefined ? " yet" : ` for ${to}`}. What the application sends appears here; nothing leaves this machine.</p>`
        : html`<table>
            <thead><tr><th>Subject</th><th>To</th><th>From</th><th>Arrived (UTC)</th></tr></thead>
            <tbody>${mails.map((mail) => listRow(mail))}</tbody>
          </table>`}`,
  );
}

function listRow(mail: Mail) {
  return html`<tr>
    <td><a href="/inbox/${mail.id}">${mail.subject || "(no subject)"}</a>${mail.attachments.length > 0 ? ` · ${mail.attachments.length} attached` : ""}</td>
    <td>${mail.to.join(", ")}</td>
    <td>${mail.from}</td>
    <td>${shortTime(mail.arrivesAt)}</td>
  </tr>`;
}

function mailPage(mail: Mail) {
  const links = extractLinks(mail);
  return page(
    mail.subject || "(no subject)",
    html`<p><a href="/inbox">Inbox</a></p>
      <table>
        <tbody>
          ${field("From", mail.from)} ${field("To", mail.to.join(", "))} ${field("Cc", mail.cc.join(", "))} ${field("Bcc", mail.bcc.join(", "))}
          ${field("Reply to", mail.reply_to.join(", "))} ${field("Arrived (UTC)", shortTime(mail.arrivesAt))}
          ${Object.entries(mail.headers).map(([name, value]) => field(name, value))}
          ${field("Tags", mail.tags.map(({ name, value }) => `${name}=${value}`).join(", "))}
        </tbody>
      </table>
      ${mail.attachments.length > 0
        ? html`<h2>Attachments</h2>
            <ul>${mail.attachments.map(({ position, filename, contentType, size }) => html`<li><a href="/inbox/${mail.id}/attachments/${String(position)}">${filename}</a> <span class="muted">${contentType}, ${size} bytes</span></li>`)}</ul>`
        : ""}
      ${mail.html
        ? html`<h2>Message</h2>
            <iframe title="Message" src="/inbox/${mail.id}/html" sandbox="allow-popups allow-popups-to-escape-sandbox" style="width:100%;height:640px;border:1px solid var(--line);border-radius:4px;background:#fff"></iframe>`
        : ""}
      ${mail.text
        ? html`<details ${mail.html ? "" : "open"}><summary>Plain text</summary><pre>${mail.text}</pre></details>`
        : html`<p class="muted">This mail has no plain text part.</p>`}
      ${links.length > 0
        ? html`<h2>Links</h2>
            <ul>${links.map(({ text, url }) => html`<li>${text ? `${text}: ` : ""}<a href="${url}" target="_blank" rel="noreferrer"><code>${url}</code></a></li>`)}</ul>`
        : ""}`,
  );
}

function field(name: string, value: string) {
  return value === "" ? "" : html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
}

function shortTime(date: Date): string {
  return date.toISOString().replace("T", " ").slice(0, 19);
}
