import { describe, expect, it } from "vitest";
import { createDraftOutbox, type DraftSent, type StoredDraft } from "./draft-outbox";

const EMPTY: StoredDraft = { text: "", links: [], sequence: 0 };
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function device(): Pick<Storage, "getItem" | "setItem" | "removeItem"> & { items: Map<string, string> } {
  const items = new Map<string, string>();
  return { items, getItem: (key) => items.get(key) ?? null, setItem: (key, value) => void items.set(key, value), removeItem: (key) => void items.delete(key) };
}

/** A school that takes a save upon its own state and no other. */
function school(start: StoredDraft = EMPTY) {
  const held = { ...start };
  let isReachable = true;
  return {
    held,
    cut: (off: boolean) => void (isReachable = !off),
    send: async ({ sequence, ...draft }: StoredDraft): Promise<DraftSent> => {
      if (!isReachable) return { state: "unreachable" };
      if (sequence !== held.sequence + 1) return { state: "outdated", sequence: held.sequence, current: { text: held.text, links: held.links } };
      Object.assign(held, draft, { sequence });
      return { state: "saved", sequence };
    },
  };
}

const open = (from: ReturnType<typeof school>, storage = device(), wait: () => Promise<void> = () => Promise.resolve()) =>
  createDraftOutbox({ key: "k", kept: { ...from.held }, send: from.send, storage, wait });

async function write(outbox: ReturnType<typeof open>, text: string): Promise<void> {
  outbox.set({ text, links: [] });
  await settled();
}

describe("a draft on this device", () => {
  it("is saved as it is written, and forgotten here once the school has it", async () => {
    const [there, here] = [school(), device()];
    const outbox = open(there, here);
    outbox.set({ text: "Uno", links: [] });
    outbox.set({ text: "Uno dos", links: ["https://a.example/"] });
    expect(here.items.size).toBe(1);
    await settled();
    expect(outbox.read()).toMatchObject({ saving: "saved", sequence: 1 });
    expect(there.held).toEqual({ text: "Uno dos", links: ["https://a.example/"], sequence: 1 });
    expect(here.items.size).toBe(0);
  });

  it("that was written offline survives the page, and is sent by the next one", async () => {
    const [there, here] = [school(), device()];
    there.cut(true);
    const outbox = open(there, here, () => new Promise(() => undefined));
    outbox.set({ text: "Sin red", links: [] });
    expect(await outbox.flush()).toBeNull();
    expect(outbox.read().saving).toBe("offline");
    there.cut(false);
    const next = open(there, here);
    expect(next.read().draft.text).toBe("Sin red");
    expect(await next.flush()).toBe(1);
    expect(there.held.text).toBe("Sin red");
  });

  it.each(["mine", "theirs"] as const)("that another tab was ahead of asks which text stays: %s", async (choice) => {
    const there = school();
    const [one, other] = [open(there), open(there)];
    await write(one, "De una");
    await write(other, "De la otra");
    expect(other.read()).toMatchObject({ saving: "conflict", draft: { text: "De la otra" }, theirs: { text: "De una", sequence: 1 } });
    expect(there.held.text, "nothing is overwritten before it was asked").toBe("De una");
    expect(await other.flush()).toBeNull();
    other.settle(choice);
    await settled();
    expect(other.read()).toMatchObject({ saving: "saved", theirs: null });
    expect(there.held.text).toBe(choice === "mine" ? "De la otra" : "De una");
  });

  it("that says the same as another tab's is none to ask about", async () => {
    const there = school();
    const [one, other] = [open(there), open(there)];
    await write(one, "Igual");
    await write(other, "Igual ");
    expect(other.read()).toMatchObject({ saving: "saved", sequence: 1 });
  });

  it("left behind by an earlier page, upon an older state, is asked about too", () => {
    const [there, here] = [school({ text: "Nuevo", links: [], sequence: 4 }), device()];
    here.setItem("k", JSON.stringify({ text: "Viejo sin enviar", links: [], sequence: 2 }));
    expect(open(there, here).read()).toMatchObject({ saving: "conflict", draft: { text: "Viejo sin enviar" }, theirs: { text: "Nuevo" } });
    here.setItem("k", "{");
    expect(open(there, here).read()).toMatchObject({ saving: "saved", draft: { text: "Nuevo" } });
  });
});
