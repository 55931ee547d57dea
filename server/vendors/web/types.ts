/**
 * What an address of the public web said. `refused` was not asked at all: it is no address of the public web, or led to
 * one that is none. `no_such_name` is the name service's own word; a name service that does not answer is `failed`.
 */
export type WebAnswer =
  | { kind: "answered"; status: number }
  | { kind: "no_such_name" }
  | { kind: "refused" }
  | { kind: "failed"; reason: "timeout" | "connection" | "redirects" | "name_service" };

/** The web outside, as its visitors are: only public addresses are asked, and nothing of what they say is kept. */
export type PublicWeb = {
  /** Asks whether there is something at an address. Never throws; takes 10 seconds at most. */
  ask(address: string): Promise<WebAnswer>;
  /** Whether names can be looked up at all. Without it, what failed says nothing about who was asked. */
  isOnline(): Promise<boolean>;
};
