import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";
import process from "node:process";

const PAGE_BYTES = 65_536;

/**
 * Takes from this process what no language needs, before any of a learner's code exists: Node's permissions keep it from
 * files, processes and threads, but say nothing of the network nor of signals.
 */
export function harden(): void {
  const refuse = (): never => {
    throw new Error("There is no network here.");
  };
  const holders: object[] = [net, net.Socket.prototype, net.Server.prototype, dgram, dgram.Socket.prototype, dns, dns.Resolver.prototype, dns.promises, dns.promises.Resolver.prototype];
  const doors = /^(?:connect|createConnection|createServer|createSocket|listen|bind|send|lookup|lookupService|resolve\w*|reverse)$/;
  for (const holder of holders) {
    for (const name of Object.getOwnPropertyNames(holder)) if (doors.test(name)) Object.defineProperty(holder, name, { value: refuse, configurable: false, writable: false });
  }
  for (const name of ["fetch", "WebSocket", "EventSource", "BroadcastChannel", "Worker"]) Reflect.deleteProperty(globalThis, name);
  for (const name of ["kill", "_kill", "abort", "dlopen", "execve", "binding", "_linkedBinding", "getBuiltinModule", "chdir", "umask", "setuid", "setgid", "_debugProcess", "_debugEnd", "loadEnvFile"]) {
    Object.defineProperty(process, name, { value: undefined, configurable: true, writable: true });
  }
}

/**
 * Lets WebAssembly memory grow up to `limit()` mebibytes in all, and calls `onRefusal` when a program asks for more. The
 * engines' own limits are not enough: QuickJS's is not enforced and Pyodide has none.
 */
export function capMemory(limit: () => number, onRefusal: () => void): void {
  const grow = WebAssembly.Memory.prototype.grow;
  const value = function (this: WebAssembly.Memory, pages: number): number {
    if (this.buffer.byteLength + pages * PAGE_BYTES > limit() * 1024 * 1024) {
      onRefusal();
      throw new RangeError("The memory is used up.");
    }
    return grow.call(this, pages);
  };
  Object.defineProperty(WebAssembly.Memory.prototype, "grow", { value, configurable: false, writable: false });
}

/** Makes the language's own objects unchangeable, for engines from which a program can reach them. */
export function freezeRealm(): void {
  const asyncFunction = Object.getPrototypeOf(async () => undefined);
  const generator = Object.getPrototypeOf(function* () {});
  const iterator = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  const constructors = [Object, Function, Array, String, Number, Boolean, Symbol, Error, TypeError, RangeError, Promise, Map, Set, WeakMap, WeakSet, RegExp, Date, ArrayBuffer, DataView, Uint8Array, BigInt, Proxy];
  for (const each of constructors) {
    Object.freeze(each);
    if ("prototype" in each && each.prototype) Object.freeze(each.prototype);
  }
  for (const each of [asyncFunction, generator, iterator, JSON, Reflect, Math, WebAssembly, Buffer, Buffer.prototype]) Object.freeze(each);
}
