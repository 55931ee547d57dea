import { inngest } from "@/inngest/client";
import { runAsJob } from "@/inngest/job-ctx";
import {
  IDENTITY_EVENTS,
  noteEmailChanged,
  sendAccountExists,
  sendPasswordChanged,
  sendRequestedLink,
  sendWelcome,
  tokenData,
  userAtData,
  userData,
  userRegisteredData,
} from "@/server/identity";

/** A new account: its verification link, or the welcome when a provider proved the address. */
export const greetNewUser = inngest.createFunction(
  { id: "greet-new-user", retries: 4, triggers: [{ event: IDENTITY_EVENTS.userRegistered }] },
  ({ event, step }) => {
    const { userId, tokenId } = userRegisteredData.parse(event.data);
    return tokenId === null
      ? step.run("Welcome the new person", () => runAsJob("greet-new-user", event.data, (ctx) => sendWelcome(ctx, { userId })))
      : step.run("Mail the link that proves the address", () => runAsJob("greet-new-user", event.data, (ctx) => sendRequestedLink(ctx, { tokenId })));
  },
);

export const welcomeVerifiedUser = inngest.createFunction(
  { id: "welcome-verified-user", retries: 4, triggers: [{ event: IDENTITY_EVENTS.userVerified }] },
  ({ event, step }) =>
    step.run("Welcome the person whose address is proved", () =>
      runAsJob("welcome-verified-user", event.data, (ctx) => sendWelcome(ctx, userData.parse(event.data))),
    ),
);

export const mailRequestedLink = inngest.createFunction(
  { id: "mail-requested-link", retries: 4, triggers: [{ event: IDENTITY_EVENTS.linkRequested }] },
  ({ event, step }) =>
    step.run("Mail the link that was asked for", () =>
      runAsJob("mail-requested-link", event.data, (ctx) => sendRequestedLink(ctx, tokenData.parse(event.data))),
    ),
);

export const tellAccountExists = inngest.createFunction(
  { id: "tell-account-exists", retries: 4, triggers: [{ event: IDENTITY_EVENTS.signUpRepeated }] },
  ({ event, step }) =>
    step.run("Tell the owner that the account exists", () =>
      runAsJob("tell-account-exists", event.data, (ctx) =>
        sendAccountExists(ctx, { userId: userData.parse(event.data).userId, causeId: event.id ?? userData.parse(event.data).userId }),
      ),
    ),
);

export const tellPasswordChanged = inngest.createFunction(
  { id: "tell-password-changed", retries: 4, triggers: [{ event: IDENTITY_EVENTS.passwordChanged }] },
  ({ event, step }) =>
    step.run("Tell the owner that the password changed", () =>
      runAsJob("tell-password-changed", event.data, (ctx) => sendPasswordChanged(ctx, userAtData.parse(event.data))),
    ),
);

export const tellEmailChanged = inngest.createFunction(
  { id: "tell-email-changed", retries: 4, triggers: [{ event: IDENTITY_EVENTS.emailChanged }] },
  ({ event, step }) =>
    step.run("Note in the app that the address changed", () =>
      runAsJob("tell-email-changed", event.data, (ctx) => noteEmailChanged(ctx, userAtData.parse(event.data))),
    ),
);
