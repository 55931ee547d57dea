import { inngestClient } from "@/server/platform/create-ctx";

/** The client that functions are made with and events are sent by. */
export const inngest = inngestClient();
