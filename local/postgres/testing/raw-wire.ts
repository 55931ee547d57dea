import { once } from "node:events";
import { connect } from "node:net";
import { backendMessages, cString, encodeMessage, int32 } from "../wire.ts";

export type RawWire = {
  /** Sends messages, and resolves with the types of the answers up to Sync's or Flush's end; rows as `D:<text>`. */
  send(...messages: Buffer[]): Promise<string[]>;
  destroy(): void;
};

const none = Buffer.from([0, 0]);

export const parseMessage = (sql: string) => encodeMessage("P", cString(""), cString(sql), none);
export const bindMessage = encodeMessage("B", cString(""), cString(""), none, none, none);
export const executeMessage = encodeMessage("E", cString(""), int32(0));

/** A client that says exactly what it is told, for what drivers do not do. */
export async function openWire(port: number): Promise<RawWire> {
  const socket = connect(port, "127.0.0.1");
  const startup = Buffer.concat([int32(196_608), cString("user"), cString("postgres"), cString("database"), cString("postgres"), Buffer.from([0])]);
  socket.write(Buffer.concat([int32(startup.length + 4), startup]));
  await until(socket, "Z");
  return {
    send: (...messages) => {
      const endsInSync = messages.at(-1)?.[0] === "S".charCodeAt(0);
      socket.write(Buffer.concat(messages));
      return until(socket, endsInSync ? "Z" : "1");
    },
    destroy: () => socket.destroy(),
  };
}

async function until(socket: ReturnType<typeof connect>, last: string): Promise<string[]> {
  let bytes = Buffer.alloc(0);
  for (;;) {
    const [chunk] = await once(socket, "data");
    bytes = Buffer.concat([bytes, chunk]);
    const messages = [...backendMessages(bytes)];
    if (messages.at(-1)?.type === last) return messages.map(({ type, bytes: raw }) => (type === "D" ? `D:${raw.toString("utf8", 11)}` : type));
  }
}
