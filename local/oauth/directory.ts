import { createHash, randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { openStore, transact } from "../kit/store.ts";
import type { ProviderName } from "./provider.ts";

const schema = `
  CREATE TABLE IF NOT EXISTS person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    is_email_verified INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS grant_code (
    digest TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL,
    scope TEXT NOT NULL,
    nonce TEXT,
    challenge TEXT,
    challenge_method TEXT,
    expires_at INTEGER NOT NULL,
    used_at INTEGER
  );
  CREATE TABLE IF NOT EXISTS token (
    digest TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    provider TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    code_digest TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  );
`;

const personRow = z
  .object({ id: z.number(), name: z.string(), email: z.string(), is_email_verified: z.number() })
  .transform(({ id, name, email, is_email_verified }) => ({ id, name, email, isEmailVerified: is_email_verified === 1 }));
const codeRow = z.object({
  digest: z.string(),
  provider: z.string(),
  person_id: z.number(),
  redirect_uri: z.string(),
  scope: z.string(),
  nonce: z.string().nullable(),
  challenge: z.string().nullable(),
  challenge_method: z.string().nullable(),
  expires_at: z.number(),
  used_at: z.number().nullable(),
});
const tokenRow = z.object({ provider: z.string(), person_id: z.number(), scope: z.string(), code_digest: z.string(), expires_at: z.number() });

export type Person = z.infer<typeof personRow>;
export type Code = z.infer<typeof codeRow>;
export type NewCode = { provider: ProviderName; personId: number; redirectUri: string; scope: string; nonce: string | null; challenge: string | null; challengeMethod: string | null };
export type TokenKind = "access" | "refresh";
export type NewToken = { kind: TokenKind; provider: ProviderName; personId: number; scope: string; codeDigest: string; prefix: string; lifeSeconds: number };

/** Ten minutes is the longest that RFC 6749 recommends. */
const codeLifeMs = 600_000;

/** Present when the directory is first opened. The last one's address was never confirmed. */
const firstPeople: readonly Omit<Person, "id">[] = [
  { name: "Ana Torres", email: "ana@example.com", isEmailVerified: true },
  { name: "Luis Prado", email: "luis@example.com", isEmailVerified: true },
  { name: "Marta Vidal", email: "marta@example.com", isEmailVerified: true },
  { name: "Iván Núñez", email: "ivan@example.com", isEmailVerified: true },
  { name: "Sin Confirmar", email: "unverified@example.com", isEmailVerified: false },
];

/** People who can sign in, and the codes and tokens given for them; on disk at each return, secrets as digests only. */
export class Directory {
  private readonly db: DatabaseSync;

  constructor(dataDir: string) {
    this.db = openStore(dataDir, schema);
    if (this.people().length === 0) for (const person of firstPeople) this.addPerson(person);
  }

  people(): Person[] {
    return this.db
      .prepare("SELECT * FROM person ORDER BY id")
      .all()
      .map((row) => personRow.parse(row));
  }

  findPerson(id: number): Person | null {
    const row = this.db.prepare("SELECT * FROM person WHERE id = ?").get(id);
    return row ? personRow.parse(row) : null;
  }

  /** Adds a person, or changes the one who has this e-mail address. */
  addPerson({ name, email, isEmailVerified }: Omit<Person, "id">): Person {
    this.db
      .prepare("INSERT INTO person (name, email, is_email_verified) VALUES (?, ?, ?) ON CONFLICT (email) DO UPDATE SET name = excluded.name, is_email_verified = excluded.is_email_verified")
      .run(name, email.toLowerCase(), isEmailVerified ? 1 : 0);
    return personRow.parse(this.db.prepare("SELECT * FROM person WHERE email = ?").get(email.toLowerCase()));
  }

  addCode({ provider, personId, redirectUri, scope, nonce, challenge, challengeMethod }: NewCode): string {
    const code = randomBytes(24).toString("base64url");
    this.db
      .prepare("INSERT INTO grant_code (digest, provider, person_id, redirect_uri, scope, nonce, challenge, challenge_method, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(digestOf(code), provider, personId, redirectUri, scope, nonce, challenge, challengeMethod, Date.now() + codeLifeMs);
    return code;
  }

  /**
   * Takes a code, once. A second try is refused and ends what the first one gave, because one of the
   * two has stolen it (RFC 6749, section 4.1.2).
   */
  takeCode(code: string, provider: ProviderName): Code | null {
    const digest = digestOf(code);
    return transact(this.db, () => {
      const row = this.db.prepare("SELECT * FROM grant_code WHERE digest = ? AND provider = ?").get(digest, provider);
      if (!row) return null;
      const found = codeRow.parse(row);
      if (found.used_at !== null) {
        this.db.prepare("DELETE FROM token WHERE code_digest = ?").run(digest);
        return null;
      }
      this.db.prepare("UPDATE grant_code SET used_at = ? WHERE digest = ?").run(Date.now(), digest);
      return found.expires_at > Date.now() ? found : null;
    });
  }

  addToken({ kind, provider, personId, scope, codeDigest, prefix, lifeSeconds }: NewToken): string {
    const token = prefix + randomBytes(30).toString("base64url");
    this.db
      .prepare("INSERT INTO token (digest, kind, provider, person_id, scope, code_digest, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .run(digestOf(token), kind, provider, personId, scope, codeDigest, Date.now() + lifeSeconds * 1_000);
    return token;
  }

  /** Whom a token stands for, `null` when it is unknown, revoked or over. */
  readToken(token: string, kind: TokenKind, provider: ProviderName): { person: Person; scope: string; codeDigest: string } | null {
    const row = this.db.prepare("SELECT * FROM token WHERE digest = ? AND kind = ? AND provider = ?").get(digestOf(token), kind, provider);
    if (!row) return null;
    const { person_id, scope, code_digest, expires_at } = tokenRow.parse(row);
    const person = this.findPerson(person_id);
    return person && expires_at > Date.now() ? { person, scope, codeDigest: code_digest } : null;
  }

  revokeToken(token: string): void {
    this.db.prepare("DELETE FROM token WHERE digest = ?").run(digestOf(token));
  }

  close(): void {
    this.db.close();
  }
}

function digestOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
