import { createServer, type IncomingMessage, type Server } from "node:http";
import Stripe from "stripe";

export type Arrival = { event: Stripe.Event; signature: string; payload: string };

/** An application's webhook endpoint: checks the signature with the SDK, remembers what arrived, answers as told. */
export class WebhookReceiver {
  readonly arrivals: Arrival[] = [];
  readonly rejected: string[] = [];
  /** Status for an event, by its type and how often that event has arrived before. */
  answer: (type: string, earlier: number) => number = () => 200;
  private waiting: (() => void)[] = [];
  private readonly seen = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async listen(port: number, secret: string): Promise<WebhookReceiver> {
    const stripe = new Stripe("sk_test_receiver");
    const server = createServer();
    const receiver = new WebhookReceiver(server, `http://127.0.0.1:${port}`);
    server.on("request", (request, response) => {
      void readBody(request).then((payload) => {
        response.statusCode = receiver.accept(stripe, payload, String(request.headers["stripe-signature"]), secret);
        response.end("noted");
      });
    });
    await new Promise<void>((resolve, reject) => {
      server.on("error", reject);
      server.listen(port, "127.0.0.1", resolve);
    });
    return receiver;
  }

  /** Types in order of arrival. */
  types(): string[] {
    return this.arrivals.map(({ event }) => event.type);
  }

  /** Resolves with the first arrival of a type, now or later, that satisfies the condition. */
  async next(type: string, condition: (event: Stripe.Event) => boolean = () => true): Promise<Stripe.Event> {
    const found = this.arrivals.find(({ event }) => event.type === type && condition(event));
    if (found !== undefined) return found.event;
    await new Promise<void>((resolve) => this.waiting.push(resolve));
    return this.next(type, condition);
  }

  /** Resolves once the condition holds; looked at after every arrival. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private accept(stripe: Stripe, payload: string, signature: string, secret: string): number {
    try {
      const event = stripe.webhooks.constructEvent(payload, signature, secret);
      const earlier = this.seen.get(event.id) ?? 0;
      this.seen.set(event.id, earlier + 1);
      this.arrivals.push({ event, signature, payload });
      return this.answer(event.type, earlier);
    } catch (error) {
      this.rejected.push(String(error));
      return 400;
    } finally {
      for (const wake of this.waiting.splice(0)) wake();
    }
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
