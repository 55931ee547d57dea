import type { CodeRunner, FileStore, LimitName, Mailer, OutgoingMail, PublicWeb, RateLimits, WebAnswer } from "@/server/vendors";

/** A mailbox that keeps what was sent. */
export function memoryMailer(): Mailer & { sent: OutgoingMail[] } {
  const sent: OutgoingMail[] = [];
  return {
    sent,
    send: async (mail) => {
      if (!sent.some((earlier) => earlier.idempotencyKey === mail.idempotencyKey)) sent.push(mail);
      return { id: String(sent.length) };
    },
  };
}

/** Counters that never reset, with the same allowance for every name unless one is given. */
export function memoryLimits(allowances: Partial<Record<LimitName, number>> = {}): RateLimits & { taken: string[] } {
  const taken: string[] = [];
  return {
    taken,
    take: async (name, key) => {
      const turn = `${name}:${key}`;
      taken.push(turn);
      return { allowed: taken.filter((other) => other === turn).length <= (allowances[name] ?? 10_000), retryAfterSeconds: 60 };
    },
  };
}

/** Files in a map. */
export function memoryFiles(): FileStore & { files: Map<string, { body: Buffer; contentType: string }> } {
  const files = new Map<string, { body: Buffer; contentType: string }>();
  return {
    files,
    put: async ({ pathname, body, contentType }) => {
      files.set(pathname, { body, contentType });
      return { pathname, url: `https://files.example/${pathname}`, contentType, bytes: body.byteLength };
    },
    read: async (pathname) => files.get(pathname) ?? null,
    remove: async (pathname) => void files.delete(pathname),
    open: async (pathname, range) => {
      const found = files.get(pathname);
      const body = found && (range ? found.body.subarray(range.start, range.end + 1) : found.body);
      return body ? { body: new Blob([new Uint8Array(body)]).stream(), bytes: body.byteLength } : null;
    },
    openUpload: async ({ pathname }) => ({ pathname, token: `ticket:${pathname}` }),
    readUploadNotice: async (rawBody, signature) => (signature === "signed" ? { pathname: rawBody } : null),
  };
}

/** A runner in which every call gives null and every program prints its input. */
export function nullCodeRunner(): CodeRunner {
  return {
    runCalls: async ({ calls }) => ({ outcomes: calls.map(() => ({ status: "returned", value: null, output: "" })), stopped: null }),
    runProgram: async ({ stdin }) => ({ output: stdin, error: null, stopped: null }),
  };
}

/** A web in which every address is there, but for those that `answers` says otherwise of. Tells who was asked, and how many at once. */
export function memoryWeb(answers: Record<string, WebAnswer> = {}) {
  const state = { answers, asked: [] as string[], isOnline: true, mostAtOnce: 0, mostOfOneSite: 0 };
  const open: string[] = [];
  const web: PublicWeb = {
    isOnline: async () => state.isOnline,
    ask: async (address) => {
      state.asked.push(address);
      open.push(new URL(address).hostname);
      state.mostAtOnce = Math.max(state.mostAtOnce, open.length);
      state.mostOfOneSite = Math.max(state.mostOfOneSite, ...open.map((site) => open.filter((other) => other === site).length));
      await new Promise((done) => setImmediate(done));
      open.splice(open.indexOf(new URL(address).hostname), 1);
      return state.answers[address] ?? { kind: "answered", status: 200 };
    },
  };
  return { web, state };
}
