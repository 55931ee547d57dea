/**
 * `fetch` that gives up on an answer after `limitMs`: its promise then rejects with a TimeoutError. Without it a lost
 * answer is waited for as long as the runtime likes (minutes), and with it everything that waits behind the call.
 */
export function boundedFetch(limitMs: number): typeof fetch {
  return (input, init) => {
    const limit = AbortSignal.timeout(limitMs);
    return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, limit]) : limit });
  };
}
