import type { SqlDriverAdapter, SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";

/** A driver for the client that can be asked without the client: its pool, its prepared statements, its readings of a value. */
export class HeldDriver implements SqlDriverAdapterFactory {
  readonly provider;
  readonly adapterName;
  private opened: SqlDriverAdapter | null = null;

  constructor(private readonly factory: SqlDriverAdapterFactory) {
    this.provider = factory.provider;
    this.adapterName = factory.adapterName;
  }

  /** Called by the client when it is first used, and again when it is used after it was disconnected. */
  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await this.factory.connect();
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = () => {
      this.opened = null;
      return dispose();
    };
    this.opened = adapter;
    return adapter;
  }

  /** What the client of this driver connected to; null until it did. */
  get current(): SqlDriverAdapter | null {
    return this.opened;
  }
}
