import { createServer } from "node:http";
import { connect } from "node:net";
import { createWebSocketStream, WebSocketServer } from "ws";

export type WsProxyOptions = {
  /** Loopback port; 0 takes any free one. */
  port: number;
  /** The only database that the proxy connects to. */
  postgresPort: number;
};

export type WsProxy = { port: number; close(): Promise<void> };

/**
 * Lets `@neondatabase/serverless`, which speaks PostgreSQL's protocol over a WebSocket, reach a plain
 * PostgreSQL, as Neon's own `wsproxy` does: the driver names the server it wants in `?address=host:port`.
 * Here only the given one is allowed. Set in the driver's `neonConfig`:
 * `wsProxy = (host, port) => \`127.0.0.1:<proxy>/v1?address=${host}:${port}\``, `useSecureWebSocket = false`,
 * `pipelineConnect = false`.
 */
export async function startWsProxy({ port, postgresPort }: WsProxyOptions): Promise<WsProxy> {
  const http = createServer((_, response) => response.writeHead(426).end());
  const sockets = new WebSocketServer({ noServer: true });
  http.on("upgrade", (request, socket, head) => {
    const address = new URL(request.url ?? "/", "http://127.0.0.1").searchParams.get("address");
    const isAllowed = ["127.0.0.1", "localhost"].some((host) => address === `${host}:${postgresPort}`);
    // A page in a browser sends an Origin; the driver on a server does not.
    if (!isAllowed || request.headers.origin !== undefined) {
      socket.end("HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => {
      const stream = createWebSocketStream(client);
      const database = connect(postgresPort, "127.0.0.1");
      stream.pipe(database).pipe(stream);
      stream.on("error", () => database.destroy());
      stream.on("close", () => database.destroy());
      database.on("error", () => client.close(1011));
      database.on("close", () => client.close());
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, "127.0.0.1", resolve);
  });
  const address = http.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        for (const client of sockets.clients) client.terminate();
        http.close(() => resolve());
      }),
  };
}
