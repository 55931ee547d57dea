import { Pool, type PoolClient, type QueryResultRow } from "pg";
import { SCHEMA } from "./schema.ts";

/** Runs one statement and returns its rows. */
export type Query = <Row extends QueryResultRow>(sql: string, params?: readonly unknown[]) => Promise<Row[]>;

/**
 * The executor's tables in Postgres. Changes are made one after another on one connection, so that two
 * outcomes of the same run never race; reads have a connection of their own. A pool of two also suits
 * PGlite, where one real session stands behind every connection.
 */
export class Database {
  private readonly pool: Pool;
  private lastChange: Promise<unknown> = Promise.resolve();

  private constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Connects and creates what is missing. Rejects when the database cannot be reached. */
  static async open(connectionString: string): Promise<Database> {
    const pool = new Pool({ connectionString, max: 2, idleTimeoutMillis: 0 });
    // A connection that dies while idle is replaced at the next query; without a listener it would end the process.
    pool.on("error", () => undefined);
    const database = new Database(pool);
    try {
      await database.exclusively((client) => client.query(SCHEMA));
      return database;
    } catch (error) {
      await pool.end();
      throw error;
    }
  }

  /** A statement that changes nothing. */
  read: Query = async (sql, params = []) => {
    const client = await this.connect();
    try {
      return await queryOf(client)(sql, params);
    } finally {
      client.release();
    }
  };

  /** One changing statement: atomic by itself, and ordered among all other changes. */
  write: Query = (sql, params = []) => this.exclusively((client) => queryOf(client)(sql, params));

  /** Several statements that take effect together or not at all. Never wait for anything but the database inside. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T> {
    return this.exclusively(async (client) => {
      await client.query("begin");
      try {
        const result = await work(queryOf(client));
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback").catch(() => undefined);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    await this.lastChange.catch(() => undefined);
    await this.pool.end();
  }

  private exclusively<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const result = this.lastChange.then(async () => {
      const client = await this.connect();
      let failure: Error | undefined;
      try {
        return await work(client);
      } catch (error) {
        failure = isConnectionLost(error) ? new Error("connection lost") : undefined;
        throw error;
      } finally {
        client.release(failure);
      }
    });
    this.lastChange = result.catch(() => undefined);
    return result;
  }

  private async connect(): Promise<PoolClient> {
    const client = await this.pool.connect();
    if (!heardClients.has(client)) {
      heardClients.add(client);
      client.on("error", () => undefined);
    }
    return client;
  }
}

const heardClients = new WeakSet<PoolClient>();

function queryOf(client: PoolClient): Query {
  return async <Row extends QueryResultRow>(sql: string, params: readonly unknown[] = []) => {
    const result = await client.query<Row>(sql, [...params]);
    return result.rows;
  };
}

function isConnectionLost(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code === "" || code.startsWith("08") || code.startsWith("57P") || code.startsWith("E");
}
