import { useSyncExternalStore } from "react";

export type PlayerSnapshot = {
  /** Position, in whole seconds: what lists and stamps show. */
  second: number;
  isPlaying: boolean;
  /** False until there is something to seek in. */
  isReady: boolean;
};

export type PlayerControls = {
  currentTime(): number;
  seek(seconds: number): void;
  play(): void;
};

/** What the parts of a lesson know of its player: where it stands, and how to move it. */
export type PlayerStore = {
  subscribe(listener: () => void): () => void;
  snapshot(): PlayerSnapshot;
  update(change: Partial<PlayerSnapshot>): void;
  attach(controls: PlayerControls | null): void;
  /** The exact position; the last known one while no player is attached. */
  currentTime(): number;
  /** Goes to a second and plays from there. Before the player is ready it is remembered. */
  jump(seconds: number): void;
  takePendingJump(): number | null;
};

export function createPlayerStore(startAtSeconds: number): PlayerStore {
  let state: PlayerSnapshot = { second: Math.floor(startAtSeconds), isPlaying: false, isReady: false };
  let controls: PlayerControls | null = null;
  let pending: number | null = null;
  const listeners = new Set<() => void>();

  function update(change: Partial<PlayerSnapshot>): void {
    const next = { ...state, ...change };
    if (next.second === state.second && next.isPlaying === state.isPlaying && next.isReady === state.isReady) return;
    state = next;
    for (const listener of listeners) listener();
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    snapshot: () => state,
    update,
    attach(attached) {
      controls = attached;
    },
    currentTime: () => controls?.currentTime() ?? state.second,
    jump(seconds) {
      if (!controls || !state.isReady) pending = seconds;
      else {
        controls.seek(seconds);
        controls.play();
      }
      update({ second: Math.floor(seconds) });
    },
    takePendingJump() {
      const seconds = pending;
      pending = null;
      return seconds;
    },
  };
}

/** A part of the player's state; the component renders again only when that part changes. */
export function usePlayer<T extends string | number | boolean | null>(store: PlayerStore, select: (snapshot: PlayerSnapshot) => T): T {
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.snapshot()),
    () => select(store.snapshot()),
  );
}
