/** The package has no types of its own; this is what the tests use of it. */
declare module "@digitalbazaar/vc-bitstring-status-list" {
  export function decodeList(list: { encodedList: string }): Promise<{ length: number; getStatus(index: number): boolean }>;
}
