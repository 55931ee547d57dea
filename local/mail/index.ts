import { EventEmitter } from "node:events";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { FaultPlan } from "../kit/faults.ts";
import { requireVariable } from "../kit/require-variable.ts";
import { serveOnLoopback, type StartService } from "../kit/service.ts";
import { inbox } from "./inbox.ts";
import { Mailbox } from "./mailbox.ts";
import { resendApi } from "./resend-api.ts";

/** 40 MB of attachments grow by a third in base64, and a batch has more than one mail. */
const maxBodyBytes = 80 * 1024 * 1024;

/** Resend's API, with an inbox instead of a mail server. An accepted mail survives a kill -9. */
export const start: StartService = async ({ port, dataDir, env }) => {
  const faults = new FaultPlan();
  const mailbox = new Mailbox(dataDir);
  const arrivals = new EventEmitter().setMaxListeners(0);
  const app = new Hono();
  app.use(bodyLimit({ maxSize: maxBodyBytes, onError: (c) => c.json({ statusCode: 413, name: "validation_error", message: "The request is too large." }, 413) }));
  app.route("/", inbox(mailbox, arrivals));
  app.route("/", resendApi(mailbox, requireVariable(env, "RESEND_API_KEY"), faults, () => void arrivals.emit("arrival")));
  const service = await serveOnLoopback("mail", port, app, faults);
  return {
    ...service,
    close: async () => {
      await service.close();
      mailbox.close();
    },
  };
};
