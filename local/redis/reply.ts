/** A short answer such as `OK`, which clients tell apart from a stored text. */
export class Status {
  constructor(readonly text: string) {}
}

export const ok = new Status("OK");

/** What a command answers: texts are bulk strings, `null` is nil. */
export type Reply = null | number | string | Status | readonly Reply[];

/** An error that the client is told, code word first: `ERR …`, `WRONGTYPE …`. */
export class ReplyError extends Error {}

export const wrongType = () => new ReplyError("WRONGTYPE Operation against a key holding the wrong kind of value");
export const notAnInteger = () => new ReplyError("ERR value is not an integer or out of range");
export const syntaxError = () => new ReplyError("ERR syntax error");
