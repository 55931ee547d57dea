import { createHash } from "node:crypto";
import { z } from "zod";
import type { AnswerFault } from "./call-ledger.ts";
import { writeItems, type Item } from "./write-items.ts";

/** A request to https://platform.openai.com/docs/api-reference/chat/create, as far as it is looked at. */
export const completionRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.looseObject({ role: z.string(), content: z.union([z.string(), z.array(z.looseObject({ type: z.string(), text: z.string().optional() }))]) })).min(1),
  response_format: z.looseObject({ type: z.enum(["text", "json_object", "json_schema"]) }).optional(),
  stream: z.literal(false).optional(),
  max_tokens: z.int().min(1).optional(),
});

type Request = z.output<typeof completionRequest>;

/** What the application asks stands as JSON in its last message. Anything else gets an answer without questions. */
const asked = z.looseObject({
  types: z.array(z.string()).default([]),
  count: z.int().min(0).max(100).default(0),
  passages: z.array(z.looseObject({ text: z.string() })).default([]),
  /** What is to be written anew. */
  problems: z.array(z.looseObject({ item: z.looseObject({ quote: z.string() }) })).default([]),
});

/** Questions from the passages that a request holds: the same request has the same answer. */
export function toCompletion(request: Request) {
  return completionOf(request, { content: JSON.stringify({ questions: itemsFor(request) }), finish: "stop" });
}

/** The same, gone wrong in one of the ways in which answers of language models go wrong. */
export function toFaultyCompletion(request: Request, fault: AnswerFault["kind"]) {
  const whole = JSON.stringify({ questions: itemsFor(request) });
  switch (fault) {
    case "truncated":
      return completionOf(request, { content: whole.slice(0, Math.floor(whole.length / 2)), finish: "length" });
    case "wrong_schema":
      return completionOf(request, { content: JSON.stringify({ items: ["no questions here"] }), finish: "stop" });
    case "broken_items":
      return completionOf(request, { content: JSON.stringify({ questions: itemsFor(request).map((item, index) => (index % 2 === 0 ? { ...item, options: [], isTrue: null, accepted: [], gaps: [], value: null, pairs: [], items: [] } : item)) }), finish: "stop" });
    case "refusal":
      return completionOf(request, { content: null, refusal: "I can't help with that.", finish: "stop" });
    case "unstorable":
      return completionOf(request, { content: whole.replaceAll('"prompt":"', '"prompt":"\\u0000\\ud83d'), finish: "stop" });
    case "uncounted":
      return completionOf(request, { content: whole, finish: "stop" });
    case "prose":
      return completionOf(request, { content: "Sure! Here are some questions about the text.", finish: "stop" });
  }
}

function itemsFor({ messages }: Request): Item[] {
  const last = textOf(messages.at(-1)?.content ?? "");
  const found = asked.safeParse(parseJson(last.slice(Math.max(0, last.indexOf("{")))));
  if (!found.success) return [];
  const { types, count, passages, problems } = found.data;
  return writeItems(problems.length > 0 ? problems.map(({ item }) => item.quote) : passages.map(({ text }) => text), types, count);
}

type Answer = { content: string | null; refusal?: string; finish: "stop" | "length" };

function completionOf({ model, messages }: Request, { content, refusal, finish }: Answer) {
  const prompt = messages.map((message) => textOf(message.content)).join("\n");
  const usage = { prompt_tokens: tokensOf(prompt), completion_tokens: tokensOf(content ?? refusal ?? "") };
  return {
    id: `chatcmpl-${createHash("sha256").update(`${prompt}\n${content}`).digest("hex").slice(0, 24)}`,
    object: "chat.completion",
    created: 0,
    model,
    choices: [{ index: 0, message: { role: "assistant", content, refusal: refusal ?? null }, finish_reason: finish }],
    usage: { ...usage, total_tokens: usage.prompt_tokens + usage.completion_tokens },
  };
}

/** About four letters a token: near enough for what a test or a page shows. */
function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

function textOf(content: Request["messages"][number]["content"]): string {
  return typeof content === "string" ? content : content.map((part) => part.text ?? "").join("");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
